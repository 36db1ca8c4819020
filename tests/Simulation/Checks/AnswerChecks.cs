using Payments.Tests.Simulation.Plan;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Checks;

/// <summary>What clients were told, against what is there afterwards and what they were told before.</summary>
internal static class AnswerChecks
{
    private static readonly string[] Ended = ["succeeded", "failed", "cancelled", "expired", "partiallyrefunded", "refunded"];

    public static void AcceptedPaymentsSurvive(SimulatedWorld world, Look look)
    {
        var rows = world.Payments.ToDictionary(row => row.Id);
        foreach (var call in world.Accepted(OperationKind.Pay).Concat(world.Accepted(OperationKind.Cancel)))
        {
            var row = rows.GetValueOrDefault(call.ObjectId);
            var same = row is not null && call.Text("amount") == $"{row.Amount}" && call.Text("currency") == row.Currency;
            look.At(same && Follows(Word.Of(call.Text("status") ?? ""), Word.Of(row!.Status)), $"{call.ObjectId} was answered {call.Text("status")} of {call.Text("amount")}, is {row?.Status} of {row?.Amount}");
        }
    }

    public static void AcceptedRefundsSurvive(SimulatedWorld world, Look look)
    {
        var rows = world.Refunds.ToDictionary(row => row.Id);
        foreach (var call in world.Accepted(OperationKind.Refund))
        {
            var row = rows.GetValueOrDefault(call.Text("id") ?? "");
            var same = row is not null && call.Text("amount") == $"{row.Amount}" && call.Text("currency") == row.Currency;
            look.At(same && Follows(Word.Of(call.Text("status") ?? ""), Word.Of(row!.Status)), $"{call.Text("id")} was answered {call.Text("status")} of {call.Text("amount")}, is {row?.Status} of {row?.Amount}");
        }
    }

    public static void AcceptedHoldsSurvive(SimulatedWorld world, Look look)
    {
        var rows = world.Holds.ToDictionary(row => row.Id);
        foreach (var call in world.Accepted(OperationKind.Hold).Concat(world.Accepted(OperationKind.Void)))
        {
            var row = rows.GetValueOrDefault(call.ObjectId);
            var said = Word.Of(call.Text("status") ?? "");
            var same = row is not null && call.Text("amount") == $"{row.Amount}" && call.Text("currency") == row.Currency;
            look.At(same && (said is not ("failed" or "voided" or "captured" or "expired") || said == Word.Of(row!.Status)), $"{call.ObjectId} was answered {said}, is {row?.Status}");
        }
    }

    public static void AcceptedCapturesSurvive(SimulatedWorld world, Look look)
    {
        var captures = world.Holds.SelectMany(hold => hold.Captures).ToDictionary(one => one.Id);
        foreach (var call in world.Accepted(OperationKind.Capture))
        {
            var row = captures.GetValueOrDefault(call.Text("id") ?? "");
            var same = row is not null && call.Text("amount") == $"{row.Amount}";
            look.At(same && Follows(Word.Of(call.Text("status") ?? ""), Word.Of(row!.Status)), $"{call.Text("id")} was answered {call.Text("status")} of {call.Text("amount")}, is {row?.Status} of {row?.Amount}");
        }
    }

    /// <summary>A repetition is answered as the first was; what was still under way was refused, not answered differently.</summary>
    public static void RepetitionsAgree(SimulatedWorld world, Look look)
    {
        var creating = world.Calls.Where(call => call.About is OperationKind.Pay or OperationKind.Refund or OperationKind.Hold or OperationKind.Capture && call.Kind is not OperationKind.ReuseKey and not OperationKind.Read);
        foreach (var key in creating.Where(call => call.Outcome == CallOutcome.Ok).GroupBy(call => call.Key).Where(group => group.Count() > 1))
            look.At(key.Select(call => call.Body).Distinct().Count() == 1, $"{key.Key}: {string.Join(" / ", key.Select(call => call.Body).Distinct())}");
    }

    public static void ReusedKeysAreRefused(SimulatedWorld world, Look look)
    {
        var used = world.Calls.Where(call => call.Kind != OperationKind.ReuseKey && call.Outcome == CallOutcome.Ok).GroupBy(call => call.Key).ToDictionary(key => key.Key, key => key.Min(call => call.Ended));
        foreach (var call in world.Calls.Where(call => call.Kind == OperationKind.ReuseKey && call.Outcome != CallOutcome.Unknown))
        {
            // Where the first request never arrived or was refused itself, the key was free: only a key that was used can be reused.
            if (used.TryGetValue(call.Key, out var since) && since < call.Began) look.At((call.Status, call.Code) is (422, "IDEMPOTENCY_KEY_REUSED") or (409, _) or (429, _), $"{call.Key}: another request was answered {call.Status} {call.Code}");
        }
    }

    /// <summary>What was seen to have ended is not seen under way by anyone who asks later.</summary>
    public static void ReadsNeverGoBack(SimulatedWorld world, Look look)
    {
        var seen = world.Calls
            .Where(call => call.Outcome == CallOutcome.Ok && call.About == OperationKind.Pay && call.Kind is OperationKind.Pay or OperationKind.Read)
            .GroupBy(call => call.ObjectId);
        foreach (var payment in seen)
        {
            var ended = payment.Where(call => Ended.Contains(Word.Of(call.Text("status") ?? ""))).Select(call => call.Ended).DefaultIfEmpty(double.MaxValue).Min();
            foreach (var later in payment.Where(call => call.Kind == OperationKind.Read && call.Began > ended))
                look.At(!Word.IsOpen(later.Text("status") ?? "pending"), $"{payment.Key} had ended by {ended:F0} ms and was {later.Text("status")} at {later.Began:F0} ms");
        }
    }

    /// <summary>Whatever breaks, a client is told that it is not known, never that there is a bug; and nothing is lost that was there.</summary>
    public static void NoFailureIsInternal(SimulatedWorld world, Look look)
    {
        foreach (var call in world.Calls) look.At(call.Status is < 500 or 503, $"{call.Kind} {call.Key}: {call.Status} {call.Code}");
    }

    public static void CardNumbersAreNowhere(SimulatedWorld world, Look look)
    {
        look.Wants("places", "requests with one");
        foreach (var (place, found) in world.CardNumberIn) look.At(found == 0, $"{place}: {found} times", "places");
        foreach (var call in world.Calls.Where(call => call.Kind == OperationKind.CardNumber)) look.At(call.Outcome != CallOutcome.Ok, $"{call.Key} was accepted", "requests with one");
    }

    /// <summary>Whether a payment, refund or capture may have become this, when a client was told that.</summary>
    private static bool Follows(string told, string now) => told switch
    {
        "succeeded" => Word.IsPaid(now),
        "failed" => now == "failed",
        // Money that came after all goes back.
        "cancelled" => now is "cancelled" or "refunded" or "succeeded" or "partiallyrefunded",
        "expired" => now is "expired" or "refunded" or "succeeded" or "partiallyrefunded",
        _ => true,
    };
}
