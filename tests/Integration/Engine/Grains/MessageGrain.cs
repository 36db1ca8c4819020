using System.Collections.Immutable;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine.Grains;

[GenerateSerializer, Alias("tests.size")]
public enum Size
{
    Small,
    Large,
}

[GenerateSerializer, Immutable, Alias("tests.line")]
public sealed record Line([property: Id(0)] string Text, [property: Id(1)] long Amount);

[GenerateSerializer, Immutable, Alias("tests.order")]
public sealed record Order(
    [property: Id(0)] Guid Id, [property: Id(1)] ImmutableArray<Line> Lines,
    [property: Id(2)] ImmutableDictionary<string, string> Tags, [property: Id(3)] Size? Size,
    [property: Id(4)] DateTimeOffset At, [property: Id(5)] decimal Rate, [property: Id(6)] Line? Note);

[GenerateSerializer, Immutable, Alias("tests.answer`1")]
public sealed record Answer<T>([property: Id(0)] T? Value, [property: Id(1)] string? Refusal);

[Alias("tests.message.echo")]
public interface IEcho : IGrainWithStringKey
{
    Task<Order> Echo(Order order);
}

[Alias("tests.message")]
public interface IMessageGrain : IEcho
{
    ValueTask Nothing();

    ValueTask<long> Add(long left, int right, short more = 1);

    Task<Line?> Maybe(Line? line);

    Task<Answer<Line>> Wrapped(Line? line);

    Task<Answer<long>> WrappedNumber(long? number);

    Task<ImmutableList<Line>> Sorted(ImmutableList<Line> lines);

    Task<string?> Context(string key);

    Task<string?> ContextBeyond(string peer, string key);

    /// <summary>Sets a value that must not leak back to the caller.</summary>
    Task SetContext(string key, string value);

    /// <summary>Calls many grains at the same time; every continuation must be a turn of this grain.</summary>
    Task<int> AskAll(int count);

    Task<int> One(string asker);
}

public sealed class MessageGrain(Stage stage) : Grain, IMessageGrain
{
    private readonly TurnProbe _probe = new();

    public Task<Order> Echo(Order order) => Task.FromResult(order);

    public ValueTask Nothing()
    {
        stage.Record(this.GetPrimaryKeyString(), "nothing");
        return ValueTask.CompletedTask;
    }

    public ValueTask<long> Add(long left, int right, short more) => ValueTask.FromResult(left + right + more);

    public Task<Line?> Maybe(Line? line) => Task.FromResult(line);

    public Task<Answer<Line>> Wrapped(Line? line) =>
        Task.FromResult(new Answer<Line>(line, line is null ? "NO_LINE" : null));

    public Task<Answer<long>> WrappedNumber(long? number) =>
        Task.FromResult(new Answer<long>(number ?? 0, number is null ? "NO_NUMBER" : null));

    public Task<ImmutableList<Line>> Sorted(ImmutableList<Line> lines) =>
        Task.FromResult(lines.Sort((left, right) => left.Amount.CompareTo(right.Amount)));

    public Task<string?> Context(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public async Task<string?> ContextBeyond(string peer, string key)
    {
        await Task.Yield();
        return await GrainFactory.GetGrain<IMessageGrain>(peer).Context(key);
    }

    public Task SetContext(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public async Task<int> AskAll(int count)
    {
        var sum = 0;
        await Task.WhenAll(Enumerable.Range(0, count).Select(Ask));
        _probe.Touch();
        return sum;

        async Task Ask(int number)
        {
            var name = $"{this.GetPrimaryKeyString()}-{number}";
            var one = await GrainFactory.GetGrain<IMessageGrain>(name).One(this.GetPrimaryKeyString());
            _probe.Touch();
            sum += one;
        }
    }

    public async Task<int> One(string asker)
    {
        await Task.Yield();
        return 1;
    }
}
