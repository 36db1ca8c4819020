using Payments.Sagas;

namespace Payments.Tests.Unit.Sagas;

public sealed class SagaTurnTests
{
    /// <summary>As in a grain: one thread at a time, the same for what goes on after waiting.</summary>
    [Fact]
    public async Task Take_WhileTaken_WaitsAndOnlyOneComesAtATime()
    {
        var turns = new Task<Task>(OneAtATime);
        turns.Start(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);
        await await turns;
    }

    private static async Task OneAtATime()
    {
        var turn = new SagaTurn();
        Assert.True(turn.TryTake());
        Task[] waiting = [turn.Take(), turn.Take()];

        Assert.False(turn.TryTake());
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        turn.Leave();
        var first = await Task.WhenAny(waiting);
        var second = waiting.Single(one => one != first);
        Assert.True(turn.IsTaken);
        Assert.False(second.IsCompleted);
        turn.Leave();
        await second;
        Assert.True(turn.IsTaken);
    }
}
