using System.Globalization;
using Payments.Outcomes;

namespace Payments.Holds;

/// <summary>Every way a request about a pre-authorisation is refused.</summary>
public static class HoldRefusals
{
    public static Refusal NotFound { get; } = new("PREAUTHORISATION_NOT_FOUND", RefusalKind.NotFound, "There is no pre-authorisation with this id.");

    public static Refusal NotReady { get; } = new(
        "PREAUTHORISATION_NOT_READY", RefusalKind.Conflict, "The channel does not hold the money yet: the customer has to act, or the channel has not said.");

    public static Refusal Captured { get; } = new("PREAUTHORISATION_CAPTURED", RefusalKind.Conflict, "The pre-authorisation was captured: nothing is left of it.");

    public static Refusal Voided { get; } = new("PREAUTHORISATION_VOIDED", RefusalKind.Conflict, "The pre-authorisation was voided: nothing is left of it.");

    public static Refusal Expired { get; } = new("PREAUTHORISATION_EXPIRED", RefusalKind.Conflict, "The pre-authorisation has expired: nothing is left of it.");

    public static Refusal Failed { get; } = new("PREAUTHORISATION_FAILED", RefusalKind.Conflict, "The channel never held the money.");

    public static Refusal VoidUnderWay { get; } = new("PREAUTHORISATION_VOID_UNDER_WAY", RefusalKind.Conflict, "The pre-authorisation is being let go at the channel.");

    public static Refusal VoidDeclined { get; } = new(
        "PREAUTHORISATION_VOID_DECLINED", RefusalKind.Conflict, "The channel declined to let the money go: the pre-authorisation stands as before, and ends when it expires.");

    public static Refusal CaptureUnderWay { get; } = new(
        "PREAUTHORISATION_CAPTURE_UNDER_WAY", RefusalKind.Conflict, "A capture is under way that this would cross: repeat it once its outcome is known.");

    public static Refusal ExceedsAuthorised(long left) => new(
        "CAPTURE_EXCEEDS_AUTHORISED",
        RefusalKind.Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"Only {left} minor units are left to capture, captures under way counted."),
        "amount");

    public static Refusal TooManyCaptures(int most) => new(
        "CAPTURES_TOO_MANY", RefusalKind.Forbidden, string.Create(CultureInfo.InvariantCulture, $"A pre-authorisation takes at most {most} captures, failed ones counted."));

    public static Refusal NotRefundable { get; } = new(
        "PREAUTHORISATION_NOT_REFUNDABLE", RefusalKind.Conflict, "Nothing of the pre-authorisation was captured, or not yet: there is nothing to refund.");

    public static Refusal CaptureNotFound { get; } = new("CAPTURE_NOT_FOUND", RefusalKind.NotFound, "The pre-authorisation has no capture with this id.", "capture_id");

    public static Refusal CaptureNotRefundable { get; } = new(
        "CAPTURE_NOT_REFUNDABLE", RefusalKind.Conflict, "Only a capture that has succeeded can be refunded.", "capture_id");

    public static Refusal RefundSpansCaptures(long most) => new(
        "REFUND_SPANS_CAPTURES",
        RefusalKind.Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"A refund is made of one capture, and no capture has so much left: at most {most} minor units. Refund each capture by its capture_id."),
        "amount");

    public static Refusal TooManyRefunds(int most) => new(
        "REFUNDS_TOO_MANY", RefusalKind.Forbidden, string.Create(CultureInfo.InvariantCulture, $"A pre-authorisation takes at most {most} refunds, failed ones counted."));

    public static Refusal BadAmount { get; } = new("INVALID_FIELD", RefusalKind.Invalid, "amount must be a positive integer of minor units.", "amount");
}
