namespace Payments.Tests.Integration.Engine.Grains;

[GenerateSerializer, Alias("tests.refused")]
public sealed class RefusedException(string message, Exception? inner = null) : Exception(message, inner)
{
    [Id(0)] public string Rule { get; init; } = "";

    [Id(1)] public long AmountMinor { get; init; }
}

[Alias("tests.fault")]
public interface IFaultGrain : IGrainWithStringKey
{
    Task ThrowBuiltIn(string message);

    ValueTask<int> ThrowOwnAfterAwait(string rule, long amount);

    Task ThrowWithInner(string outer, string inner);

    /// <summary>Lets an exception pass through this grain from another one.</summary>
    Task ThrowThrough(string peer, string rule);

    Task<string> CatchFrom(string peer, string rule);

    Task<int> Calls();
}

public sealed class FaultGrain : Grain, IFaultGrain
{
    private int _calls;

    public Task ThrowBuiltIn(string message)
    {
        _calls++;
        throw new InvalidOperationException(message);
    }

    public async ValueTask<int> ThrowOwnAfterAwait(string rule, long amount)
    {
        _calls++;
        await Task.Yield();
        throw new RefusedException($"Refused by {rule}.") { Rule = rule, AmountMinor = amount };
    }

    public Task ThrowWithInner(string outer, string inner) =>
        throw new RefusedException(outer, new ArgumentException(inner)) { Rule = "INNER" };

    public async Task ThrowThrough(string peer, string rule) =>
        await GrainFactory.GetGrain<IFaultGrain>(peer).ThrowOwnAfterAwait(rule, 1);

    public async Task<string> CatchFrom(string peer, string rule)
    {
        try
        {
            await ThrowThrough(peer, rule);
            return "nothing thrown";
        }
        catch (RefusedException refused)
        {
            return refused.Rule;
        }
    }

    public Task<int> Calls() => Task.FromResult(_calls);
}
