namespace Payments.Silo.Hosting.Calls;

/// <summary>The calls that wait for each other, the latest first. Travels with every call.</summary>
[GenerateSerializer, Immutable, Alias("call-chain")]
internal sealed record CallChain(
    [property: Id(0)] CallChain? Earlier,
    [property: Id(1)] GrainId Grain,
    [property: Id(2)] string Method,
    [property: Id(3)] bool ReadOnly)
{
    public static CallChain? Current => RequestContext.Get(Key) as CallChain;

    private const string Key = "payments.calls";

    public void Attach() => RequestContext.Set(Key, this);

    public static void Detach() => RequestContext.Remove(Key);

    /// <summary>Whether a call to this grain would wait for a call of this chain. Two that only read do not.</summary>
    public bool Blocks(GrainId grain, bool readOnly)
    {
        for (var call = this; call is not null; call = call.Earlier)
            if (call.Grain == grain && !(readOnly && call.ReadOnly)) return true;
        return false;
    }

    /// <summary>From the first call to the latest, each as grain and method.</summary>
    public IReadOnlyList<string> Describe()
    {
        var calls = new List<string>();
        for (var call = this; call is not null; call = call.Earlier) calls.Add($"{call.Grain}.{call.Method}");
        calls.Reverse();
        return calls;
    }
}
