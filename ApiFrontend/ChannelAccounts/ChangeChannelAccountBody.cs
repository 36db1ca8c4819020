using System.Collections.Immutable;
using Payments.ChannelAccounts;

namespace Payments.Api.ChannelAccounts;

/// <summary>What is left out, or null, stays as it is.</summary>
/// <param name="Label">1 to 100 characters.</param>
/// <param name="Status">disabled ends new payments to it; what it has is still asked for, captured, refunded and let go.</param>
/// <param name="Credentials">All of them: those that stand are replaced as a whole.</param>
/// <param name="CallbackCredentials">The same.</param>
internal sealed record ChangeChannelAccountBody(
    string? Label = null,
    ChannelAccountStatus? Status = null,
    ImmutableSortedDictionary<string, string>? Credentials = null,
    ImmutableSortedDictionary<string, string>? CallbackCredentials = null);
