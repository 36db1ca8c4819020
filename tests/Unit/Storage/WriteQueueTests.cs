using Payments.Rows;
using Payments.Storage.Commit;
using Payments.Storage.Mapping;

namespace Payments.Tests.Unit.Storage;

public sealed class WriteQueueTests
{
    private static readonly StateMapping Rows = RowMappings.All()[0];

    private readonly ManualTimeProvider _clock = new();
    private readonly WriteQueue _queue;
    private int _written;

    public WriteQueueTests() => _queue = new WriteQueue(1_000, 2, _clock);

    [Fact]
    public async Task Add_FewWhileOneIsAtWork_TheOtherSleepsOn()
    {
        var (first, second) = (_queue.WaitAsync().AsTask(), _queue.WaitAsync().AsTask());
        Add(1);
        Assert.True(await first);
        Take();
        Add(31);
        Assert.False(second.IsCompleted);
        Take();
        _queue.Close();
        Assert.False(await second);
    }

    [Fact]
    public async Task Add_EnoughWhileOneIsAtWork_TheOtherBegins()
    {
        var (first, second) = (_queue.WaitAsync().AsTask(), _queue.WaitAsync().AsTask());
        Add(1);
        Assert.True(await first);
        Take();
        Add(32);
        Assert.True(await second.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Add_TheOneAtWorkTakesLong_TheOtherBegins()
    {
        var (first, second) = (_queue.WaitAsync().AsTask(), _queue.WaitAsync().AsTask());
        Add(1);
        Assert.True(await first);
        Take();
        _clock.Advance(TimeSpan.FromMilliseconds(6));
        Add(1);
        Assert.True(await second.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task WakeIfLate_NothingCameSince_TheOtherBegins()
    {
        var (first, second) = (_queue.WaitAsync().AsTask(), _queue.WaitAsync().AsTask());
        Add(1);
        Assert.True(await first);
        Take();
        Add(1);
        _queue.WakeIfLate();
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(6));
        _queue.WakeIfLate();
        Assert.True(await second.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task WaitAsync_FewAreReady_LeftToTheOneAtWork()
    {
        // Who was woken and finds nothing goes back to sleep, so that each has to be at work before its batch is taken.
        var (first, second) = (_queue.WaitAsync().AsTask(), _queue.WaitAsync().AsTask());
        Add(1);
        Assert.True(await first);
        Take();
        Add(32);
        Assert.True(await second);
        Take();
        Add(3);
        Assert.False(_queue.WaitAsync().AsTask().IsCompleted);
        Assert.True(_queue.WaitAsync().AsTask().IsCompleted);
        Assert.Equal(3, Take());
    }

    [Fact]
    public async Task WaitAsync_ClosedWithSomeReady_TakenAndThenOver()
    {
        var (first, second) = (_queue.WaitAsync().AsTask(), _queue.WaitAsync().AsTask());
        Add(1);
        Assert.True(await first);
        Take();
        Add(2);
        _queue.Close();
        Assert.True(await second);
        Assert.True(await _queue.WaitAsync());
        Assert.Equal(2, Take());
        Assert.False(await _queue.WaitAsync());
    }

    private void Add(int writes)
    {
        for (; writes > 0; writes--) Assert.True(_queue.Add(new PendingWrite(Rows, $"key{++_written}", WriteKind.Insert, 0)));
    }

    private int Take() => _queue.Take(512, 1_000_000).Count;
}
