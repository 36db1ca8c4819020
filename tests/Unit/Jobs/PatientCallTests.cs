using Payments.Jobs;
using Payments.Storage.Errors;

namespace Payments.Tests.Unit.Jobs;

public sealed class PatientCallTests
{
    private readonly ManualTimeProvider _clock = new();
    private int _calls;

    [Fact]
    public async Task Run_ClusterFailsForAWhile_AnswersInTheEnd()
    {
        var running = Run(times: 3, new OrleansException("No active nodes are compatible"));
        await _clock.PassUntil(running);
        Assert.Equal(4, await running);
    }

    [Fact]
    public async Task Run_ClusterFailsForHalfAMinute_GivesUp()
    {
        var began = _clock.GetUtcNow();
        var running = Run(times: int.MaxValue, new TimeoutException());
        await _clock.PassUntil(running);
        await Assert.ThrowsAsync<TimeoutException>(() => running);
        Assert.Equal((6, TimeSpan.FromSeconds(31)), (_calls, _clock.GetUtcNow() - began));
    }

    [Fact]
    public async Task Run_ItemOrStorageFails_NotRepeated()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(times: 1, new InvalidOperationException()));
        await Assert.ThrowsAsync<StateUnreadableException>(() => Run(times: 2, new StateUnreadableException("x", new FormatException())));
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task Run_CancelledMeanwhile_EndsAsCancelledAndNotAsFailed()
    {
        using var stop = new CancellationTokenSource();
        var running = Run(times: int.MaxValue, new OrleansException("x"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private Task<int> Run(int times, Exception failure, CancellationToken cancellation = default) =>
        PatientCall.Run(() => ++_calls <= times ? Task.FromException<int>(failure) : Task.FromResult(_calls), _clock, cancellation);
}
