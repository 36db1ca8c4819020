using System.Collections.Immutable;
using Payments.Routing;

namespace Payments.Api.Routing;

/// <param name="Version">The version that it replaces, as it was read.</param>
/// <param name="Reason">Why, in 1 to 500 characters; it is kept and shown.</param>
/// <param name="Fees">The fees of all channels; none of those that there are may be missing.</param>
internal sealed record ChangeChannelFeesBody(long Version, string Reason, ImmutableArray<ChannelFee> Fees);
