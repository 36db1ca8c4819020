using Orleans.CodeGeneration;
using Orleans.Metadata;

namespace Payments.Silo.Hosting.Calls;

/// <summary>
/// Refuses a call that would close a circle of waiting grains (A -> B -> A) at once, with the circle in words. Orleans
/// itself lets it wait until its timeout.
/// </summary>
/// <remarks>
/// A call whose answer is not awaited would look like one that is: such a method is marked [OneWay], which begins a new chain.
/// </remarks>
public sealed class DeadlockDetection(GrainPropertiesResolver grainTypes) : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        var grain = context.TargetId;
        if (context.Request is not IRequest request || grain.IsSystemTarget() || grain.IsClient()) return context.Invoke();
        var readOnly = request.Options.HasFlag(InvokeMethodOptions.ReadOnly);
        if (request.Options.HasFlag(InvokeMethodOptions.OneWay))
        {
            CallChain.Detach();
        }
        else if (!request.Options.HasFlag(InvokeMethodOptions.AlwaysInterleave))
        {
            var chain = CallChain.Current;
            var longer = new CallChain(chain, grain, context.MethodName, readOnly);
            if (chain is not null && chain.Blocks(grain, readOnly) && RunsOneCallAtATime(grain.Type)) return Task.FromException(Deadlock(longer));
            longer.Attach();
        }

        return context.Invoke();
    }

    private static DeadlockException Deadlock(CallChain chain)
    {
        var calls = chain.Describe();
        return new DeadlockException($"The call can never run because it waits for itself: {string.Join(" -> ", calls)}.", calls);
    }

    /// <summary>Only asked when a grain meets itself, so it need not be fast.</summary>
    private bool RunsOneCallAtATime(GrainType type) =>
        RequestContext.ReentrancyId == Guid.Empty
        && grainTypes.TryGetGrainProperties(type, out var known)
        && !known.Properties.ContainsKey(WellKnownGrainTypeProperties.Reentrant)
        && !known.Properties.ContainsKey(WellKnownGrainTypeProperties.MayInterleavePredicate)
        // Another worker takes the call.
        && known.Properties.GetValueOrDefault(WellKnownGrainTypeProperties.PlacementStrategy) != "StatelessWorkerPlacement";
}
