using Payments.Outcomes;

namespace Payments.Ledger;

/// <summary>Why a ledger refuses a request.</summary>
public static class LedgerRefusals
{
    public static Refusal VerificationRunning { get; } = new(
        "LEDGER_VERIFICATION_RUNNING", RefusalKind.Conflict, "This merchant's ledger is being verified just now: repeat the request when that has ended.");
}
