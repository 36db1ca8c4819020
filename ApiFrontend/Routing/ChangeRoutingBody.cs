using Payments.Routing;

namespace Payments.Api.Routing;

/// <param name="Version">The version that it replaces, as it was read; 0 for a merchant's first.</param>
/// <param name="Reason">Why, in 1 to 500 characters; it is kept and shown.</param>
/// <param name="Configuration">The whole configuration. A merchant that leaves it out has the platform's again.</param>
internal sealed record ChangeRoutingBody(long Version, string Reason, RoutingConfiguration? Configuration = null);
