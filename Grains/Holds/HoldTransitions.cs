using static Payments.Holds.HoldCommand;
using static Payments.Holds.HoldStatus;

namespace Payments.Holds;

/// <summary>The life of a pre-authorisation: state x command gives the next state, or null where it is refused or changes nothing.</summary>
public static class HoldTransitions
{
    public static HoldStatus? Next(HoldStatus from, HoldCommand command) => (from, command) switch
    {
        (Processing, Authorise) => Authorised,
        (Processing, Decline) => Failed,
        (Processing, AskCustomer) => Pending,
        (Processing, Wait) => Processing,
        (Processing, LoseAnswer) => Unknown,
        (Processing, CapturePart or CaptureRest or HoldCommand.Void or EndVoid or Expire or KeepOpen or AskAgain) => null,

        (Pending, Authorise) => Authorised,
        (Pending, Decline) => Failed,
        (Pending, AskCustomer) => Pending,
        (Pending, Wait) => Processing,
        (Pending, LoseAnswer) => Pending,
        (Pending, HoldCommand.Void) => Voiding,
        (Pending, CapturePart or CaptureRest or EndVoid or Expire or KeepOpen or AskAgain) => null,

        (Unknown, Authorise) => Authorised,
        (Unknown, Decline) => Failed,
        (Unknown, AskCustomer) => Pending,
        (Unknown, Wait) => Processing,
        (Unknown, LoseAnswer) => Unknown,
        (Unknown, CapturePart or CaptureRest or HoldCommand.Void or EndVoid or Expire or KeepOpen or AskAgain) => null,

        (Authorised, CapturePart) => Authorised,
        (Authorised, CaptureRest) => Captured,
        (Authorised, HoldCommand.Void) => Voiding,
        (Authorised, Authorise or Decline or AskCustomer or Wait or LoseAnswer or EndVoid or Expire or KeepOpen or AskAgain) => null,

        (Voiding, Wait) => Voiding,
        (Voiding, LoseAnswer) => Voiding,
        (Voiding, EndVoid) => Voided,
        (Voiding, Expire) => Expired,
        (Voiding, KeepOpen) => Authorised,
        (Voiding, AskAgain) => Unknown,
        (Voiding, Authorise or Decline or AskCustomer or CapturePart or CaptureRest or HoldCommand.Void) => null,

        (Captured or Voided or Expired or Failed, Authorise or Decline or AskCustomer or Wait or LoseAnswer or CapturePart or CaptureRest
            or HoldCommand.Void or EndVoid or Expire or KeepOpen or AskAgain) => null,
    };

    /// <summary>Whether nothing can happen to it any more.</summary>
    public static bool IsFinal(HoldStatus status) => status is Captured or Voided or Expired or Failed;

    /// <summary>Whether the channel has yet to say whether it holds the money.</summary>
    public static bool IsAsked(HoldStatus status) => status is Processing or Pending or Unknown;
}
