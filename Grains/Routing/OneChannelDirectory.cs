using System.Collections.Immutable;
using Payments.Channels;

namespace Payments.Routing;

/// <summary>The one channel that this process was given, for everyone.</summary>
public sealed class OneChannelDirectory(IPaymentChannel channel) : IChannelDirectory
{
    public const string Account = "default";

    private readonly ImmutableArray<RouteCandidate> _accounts = [new(channel.Name, Account, new RouteCapabilities())];

    public ValueTask<ImmutableArray<RouteCandidate>> Accounts(string owner) => new(_accounts);
}
