using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class InterleavingTests(SharedEngine engine) : SharedEngineTests(engine)
{
    [Fact]
    public async Task Reentrant_CallsThatAwait_RunTogether()
    {
        var key = NewKey();
        var grain = Grain<IReentrantGrain>(key);

        var first = grain.Hold($"{key}-1");
        await Host.Stage.Until(key, $"enter {key}-1");
        var second = grain.Hold($"{key}-2");
        await Host.Stage.Until(key, $"enter {key}-2");

        Host.Stage.Open($"{key}-1");
        Host.Stage.Open($"{key}-2");
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task Reentrant_CallsFromManyThreads_NeverRunTwoTurnsAtOnce()
    {
        var grain = Grain<IReentrantGrain>(NewKey());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.Increment())))));

        Assert.Equal(4000, await grain.Value());
    }

    [Fact]
    public async Task AlwaysInterleave_WhileAnotherCallAwaits_Runs()
    {
        var key = NewKey();
        var grain = Grain<ITurnsGrain>(key);
        var held = grain.Hold($"{key}-1");
        await Host.Stage.Until(key, $"enter {key}-1");

        var interleaved = grain.HoldInterleaved($"{key}-2");
        await Host.Stage.Until(key, $"enter {key}-2");

        Host.Stage.Open($"{key}-2");
        await interleaved;
        Assert.False(held.IsCompleted);
        Host.Stage.Open($"{key}-1");
        await held;
    }

    [Fact]
    public async Task AlwaysInterleave_WhileItAwaits_LetsAnOrdinaryCallStart()
    {
        var key = NewKey();
        var grain = Grain<ITurnsGrain>(key);
        var interleaved = grain.HoldInterleaved($"{key}-1");
        await Host.Stage.Until(key, $"enter {key}-1");

        var ordinary = grain.Hold($"{key}-2");
        await Host.Stage.Until(key, $"enter {key}-2");

        Host.Stage.Open($"{key}-1");
        Host.Stage.Open($"{key}-2");
        await Task.WhenAll(interleaved, ordinary);
    }

    [Fact]
    public async Task ReadOnly_WhileReadsRunTogether_AWriteWaits()
    {
        var key = NewKey();
        var grain = Grain<IDocumentGrain>(key);
        var first = grain.Read($"{key}-1");
        await Host.Stage.Until(key, $"enter {key}-1");
        var second = grain.Read($"{key}-2");
        await Host.Stage.Until(key, $"enter {key}-2");

        var write = grain.Write($"{key}-w");
        Assert.DoesNotContain($"enter {key}-w", await grain.Seen());

        Host.Stage.Open($"{key}-1");
        await first;
        if (EngineHost.WriteWaitsForEveryRead)
            Assert.DoesNotContain($"enter {key}-w", await grain.Seen());

        Host.Stage.Open($"{key}-2");
        await second;
        await Host.Stage.Until(key, $"enter {key}-w");
        Host.Stage.Open($"{key}-w");
        await write;
    }

    [Fact]
    public async Task ReadOnly_WhileAWriteRuns_Waits()
    {
        var key = NewKey();
        var grain = Grain<IDocumentGrain>(key);
        var write = grain.Write($"{key}-w");
        await Host.Stage.Until(key, $"enter {key}-w");

        var read = grain.Read($"{key}-r");
        Assert.DoesNotContain($"enter {key}-r", await grain.Seen());

        Host.Stage.Open($"{key}-w");
        Host.Stage.Open($"{key}-r");
        await Task.WhenAll(write, read);
        Assert.Equal([$"enter {key}-w", $"leave {key}-w", $"enter {key}-r", $"leave {key}-r"], await grain.Seen());
    }

    [Fact]
    public async Task StatelessWorker_MoreCallsThanItsLimit_RunsTheLimitInParallel()
    {
        var key = NewKey();
        var grain = Grain<IWorkerGrain>(key);

        var calls = Enumerable.Range(0, WorkerGrain.Limit * 4).Select(_ => grain.Work(key)).ToList();
        await Host.Stage.UntilCount(key, "enter", WorkerGrain.Limit);
        Host.Stage.Open(key);
        var activations = await Task.WhenAll(calls);

        // The first to leave finds the limit inside and no more: the others waited for a free worker.
        Assert.Equal(WorkerGrain.Limit, Host.Stage.Seen(key).TakeWhile(line => line == "enter").Count());
        Assert.Equal(WorkerGrain.Limit, activations.Distinct().Count());
    }

    [Fact]
    public async Task OneWay_WhileTheWorkRuns_HasReturned()
    {
        var key = NewKey();

        await Grain<IOneWayGrain>(key).Tell(key);
        await Host.Stage.Until(key, "enter");
        Assert.DoesNotContain("leave", Host.Stage.Seen(key));

        Host.Stage.Open(key);
        await Host.Stage.Until(key, "leave");
    }

    [Fact]
    public async Task OneWay_ThatThrows_DoesNotReachTheCallerNorHarmTheGrain()
    {
        var key = NewKey();
        var grain = Grain<IOneWayGrain>(key);

        await grain.TellAndFail();
        await Host.Stage.Until(key, "failed");

        Assert.Equal("answered", await grain.Ask());
    }
}
