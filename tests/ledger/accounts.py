"""Two invented accounts of one meeting."""

FIRST = """Foreign Ministers of Norway and Croatia hold talks

The Foreign Minister of Norway, Jon Dahl, received the Foreign Minister of Croatia, Ana Kovač, in Oslo on 5 May 2024.

The ministers agreed to open a ferry line between Bergen and Rijeka by the end of 2025. Jon Dahl thanked Croatia for \
its help in fighting the forest fires. The ministers discussed fisheries and the training of nurses.
"""
SECOND = """Ana Kovač of Croatia meets Jon Dahl of Norway in Oslo

On 5 May 2024 the Foreign Minister of Croatia, Ana Kovač, met in Oslo with the Foreign Minister of Norway, Jon Dahl.

Both sides hope that a ferry line between Rijeka and Bergen can be opened in 2025. The Norwegian side expressed \
gratitude for the help against the forest fires. Ana Kovač invited her colleague to Zagreb. She asked Norway to \
support the candidature of Croatia to the Arctic Council. Ambassador Ivo Babić was present.
"""
