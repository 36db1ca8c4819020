// These tests wait for processes, timers and commits more than they work: three at a time keep two processors busy.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
