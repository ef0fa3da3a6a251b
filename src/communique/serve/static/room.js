// What a browser with scripts has besides: nothing here is needed to read or to correct.
