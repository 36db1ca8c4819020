using Orleans.Concurrency;
using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>Where a merchant's payments go. Its key is the merchant's id, or <see cref="RoutingOwners.Platform"/>.</summary>
[Alias("routing")]
public interface IRoutingGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("read")]
    Task<RoutingView> Read();

    [Alias("change")]
    Task<Outcome<RoutingView>> Change(ChangeRouting command);

    /// <summary>Decides from memory; the platform's configuration and fees and the accounts' health are at most five seconds old.</summary>
    [ReadOnly, Alias("decide")]
    Task<RoutingDecision> Decide(RouteQuestion question);
}
