using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>Which accounts at channels a merchant's payments may go to. Asked with every decision, so answered from memory.</summary>
public interface IChannelDirectory
{
    /// <param name="owner">A merchant's id; or the platform, for the accounts that every merchant may use.</param>
    ValueTask<ImmutableArray<RouteCandidate>> Accounts(string owner);
}
