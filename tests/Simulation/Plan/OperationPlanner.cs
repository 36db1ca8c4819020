namespace Payments.Tests.Simulation.Plan;

/// <summary>Plans the mix: payments at a steady rate, and everything else about those that came shortly before.</summary>
internal sealed class OperationPlanner(Random random, int seed, PlanSettings settings)
{
    private static readonly (OperationKind Kind, int Weight)[] Others =
    [
        (OperationKind.Refund, 30), (OperationKind.Hold, 12), (OperationKind.Capture, 14), (OperationKind.Void, 5), (OperationKind.Cancel, 6),
        (OperationKind.Replay, 20), (OperationKind.ReuseKey, 6), (OperationKind.Read, 25), (OperationKind.Answer, 8), (OperationKind.CardNumber, 2), (OperationKind.ResendCallbacks, 2),
    ];

    // The plain one makes up most; each of the others is a way in which an answer goes wrong or comes late.
    private static readonly string[] Strange =
    [
        "tok_declined", "tok_insufficient_funds", "tok_3ds", "tok_3ds", "tok_processing", "tok_processing_declined", "tok_timeout_before_once", "tok_timeout_after",
        "tok_500_before_once", "tok_500_after", "tok_slow", "tok_late", "tok_duplicate_callbacks", "tok_duplicate_callbacks", "tok_callback_first", "tok_garbage",
        "tok_wrong_amount", "tok_reset_after", "tok_refund_declined", "tok_refund_processing", "tok_refund_processing_declined", "tok_refund_timeout_before_once",
        "tok_refund_500_before_once", "tok_refund_500_after", "tok_refund_late", "tok_refund_duplicate_callbacks", "tok_refund_callback_first", "tok_refund_garbage",
        "tok_refund_wrong_amount", "tok_refund_reset_after",
    ];

    private const int PlainOf100 = 60;
    private const int Recent = 60;

    private readonly List<PlannedOperation> _planned = [];
    private readonly List<PlannedOperation> _payments = [];
    private readonly List<PlannedOperation> _holds = [];
    private readonly List<PlannedOperation> _keyed = [];
    private readonly int _weight = Others.Sum(other => other.Weight);

    public List<PlannedOperation> Plan()
    {
        for (var number = 0; number < settings.Payments; number++)
        {
            var at = settings.Lasting * ((number + random.Next(100) / 100.0) / settings.Payments);
            Create(at, OperationKind.Pay);
            // A little more than one other request for each payment.
            for (var more = random.Next(3); more > 0; more--) Plan(at + TimeSpan.FromMilliseconds(random.Next(800)), Choose());
        }

        return [.. _planned.OrderBy(one => one.At).ThenBy(one => one.Number)];
    }

    private void Plan(TimeSpan at, OperationKind kind)
    {
        switch (kind)
        {
            case OperationKind.Hold: Create(at, kind); break;
            case OperationKind.CardNumber or OperationKind.ResendCallbacks: Add(at, kind, null, 0, "", false); break;
            case OperationKind.Refund: About(at, kind, _payments, random.Next(3) == 0 ? 100 : 60, keyed: true); break;
            case OperationKind.Capture: About(at, kind, _holds, random.Next(3) == 0 ? 100 : 60, keyed: true); break;
            case OperationKind.Void: About(at, kind, _holds, 0, keyed: false); break;
            case OperationKind.Replay or OperationKind.ReuseKey: About(at, kind, _keyed, 0, keyed: false); break;
            case OperationKind.Pay or OperationKind.Cancel or OperationKind.Read or OperationKind.Answer: About(at, kind, _payments, 0, keyed: false); break;
        }
    }

    private void Create(TimeSpan at, OperationKind kind)
    {
        var token = random.Next(100) < PlainOf100 ? "tok_visa" : Strange[random.Next(Strange.Length)];
        var planned = Add(at, kind, null, random.Next(1, 500) * 10, token, false);
        (kind == OperationKind.Pay ? _payments : _holds).Add(planned);
        _keyed.Add(planned);
    }

    /// <summary>60 of 100 asked for twice is one too many: a refund or capture of a whole amount would never meet another.</summary>
    private void About(TimeSpan at, OperationKind kind, List<PlannedOperation> those, int percent, bool keyed)
    {
        if (those.Count == 0) return;
        var target = those[^random.Next(1, Math.Min(those.Count, Recent) + 1)];
        var planned = Add(at > target.At ? at : target.At, kind, target, target.Amount * percent / 100, "", kind == OperationKind.Capture && random.Next(4) == 0);
        if (!keyed) return;
        _keyed.Add(planned);
        // Now and then several at once, as callers that know nothing of each other send them.
        for (var twin = random.Next(5) == 0 ? 2 : 0; twin > 0; twin--) Add(planned.At, kind, target, planned.Amount, "", planned.Final);
    }

    private PlannedOperation Add(TimeSpan at, OperationKind kind, PlannedOperation? target, long amount, string token, bool final)
    {
        var number = _planned.Count;
        var planned = new PlannedOperation(number, at, kind, target?.Merchant ?? random.Next(settings.Merchants), $"sim-{seed}-{number}", target?.Number ?? number, amount, token, final);
        _planned.Add(planned);
        return planned;
    }

    private OperationKind Choose()
    {
        var at = random.Next(_weight);
        foreach (var (kind, weight) in Others)
        {
            if (at < weight) return kind;
            at -= weight;
        }

        throw new InvalidOperationException("The weights add up to less than their sum.");
    }
}
