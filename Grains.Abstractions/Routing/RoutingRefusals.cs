using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>Every way a request about routing is refused.</summary>
public static class RoutingRefusals
{
    public static Refusal ReportTooLarge { get; } = new(
        "REPORT_TOO_LARGE", RefusalKind.Forbidden, "There are too many payments in this time for one report: ask for a shorter time, and add the parts up.", "to");

    public static Refusal VersionConflict(long version) => new(
        "VERSION_CONFLICT",
        RefusalKind.Conflict,
        string.Create(CultureInfo.InvariantCulture, $"Version {version} stands now: read it, and send version {version} with what is to replace it."),
        "version");

    /// <summary>Each account with what keeps it from taking the payment.</summary>
    public static Refusal NoChannel(ImmutableArray<ExcludedChannel> excluded) => new(
        "NO_CHANNEL",
        RefusalKind.Forbidden,
        $"No channel takes this payment ({string.Join(", ", excluded.Select(one => $"{one.Channel}/{one.AccountId}: {JsonNamingPolicy.SnakeCaseLower.ConvertName(one.Reason.ToString())}"))}); POST /v1/routing/dry-run explains it. Nothing was stored: the same request may be sent again.");

    public static Refusal Invalid(string field, string detail) => new("INVALID_FIELD", RefusalKind.Invalid, detail, field);
}
