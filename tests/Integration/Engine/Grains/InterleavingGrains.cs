using System.Collections.Immutable;
using Orleans.Concurrency;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine.Grains;

[Alias("tests.reentrant")]
public interface IReentrantGrain : IGrainWithStringKey
{
    Task Hold(string gate);

    Task Increment();

    Task<int> Value();
}

[Reentrant]
public sealed class ReentrantGrain(Stage stage) : Grain, IReentrantGrain
{
    private readonly TurnProbe _probe = new();
    private int _value;

    public async Task Hold(string gate)
    {
        stage.Record(this.GetPrimaryKeyString(), $"enter {gate}");
        await stage.Gate(gate);
    }

    public async Task Increment()
    {
        _probe.Touch();
        await Task.Yield();
        _probe.Touch();
        _value++;
    }

    public Task<int> Value() => Task.FromResult(_value);
}

[Alias("tests.document")]
public interface IDocumentGrain : IGrainWithStringKey
{
    [ReadOnly]
    Task Read(string gate);

    Task Write(string gate);

    [AlwaysInterleave]
    Task<ImmutableList<string>> Seen();
}

public sealed class DocumentGrain(Stage stage) : Grain, IDocumentGrain
{
    public Task Read(string gate) => Hold(gate);

    public Task Write(string gate) => Hold(gate);

    public Task<ImmutableList<string>> Seen() => Task.FromResult(stage.Seen(this.GetPrimaryKeyString()));

    private async Task Hold(string gate)
    {
        stage.Record(this.GetPrimaryKeyString(), $"enter {gate}");
        await stage.Gate(gate);
        stage.Record(this.GetPrimaryKeyString(), $"leave {gate}");
    }
}

[Alias("tests.worker")]
public interface IWorkerGrain : IGrainWithStringKey
{
    /// <summary>Returns which activation did the work.</summary>
    Task<Guid> Work(string gate);
}

[StatelessWorker(Limit)]
public sealed class WorkerGrain(Stage stage) : Grain, IWorkerGrain
{
    public const int Limit = 3;

    private readonly Guid _activation = Guid.NewGuid();

    public async Task<Guid> Work(string gate)
    {
        stage.Record(this.GetPrimaryKeyString(), "enter");
        await stage.Gate(gate);
        stage.Record(this.GetPrimaryKeyString(), "leave");
        return _activation;
    }
}

[Alias("tests.one-way")]
public interface IOneWayGrain : IGrainWithStringKey
{
    [OneWay]
    Task Tell(string gate);

    [OneWay]
    Task TellAndFail();

    Task<string> Ask();
}

public sealed class OneWayGrain(Stage stage) : Grain, IOneWayGrain
{
    public async Task Tell(string gate)
    {
        stage.Record(this.GetPrimaryKeyString(), "enter");
        await stage.Gate(gate);
        stage.Record(this.GetPrimaryKeyString(), "leave");
    }

    public Task TellAndFail()
    {
        stage.Record(this.GetPrimaryKeyString(), "failed");
        throw new InvalidOperationException("Nobody hears this.");
    }

    public Task<string> Ask() => Task.FromResult("answered");
}
