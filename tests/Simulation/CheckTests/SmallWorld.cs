using Payments.Tests.Simulation.Checks;
using Payments.Tests.Simulation.Plan;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.CheckTests;

/// <summary>A world made by hand in which all is well: one payment with a refund, one that was unknown for a while, one declined, one pre-authorisation with a capture.</summary>
internal static class SmallWorld
{
    public const string Merchant = "mer_00000000000000000000000000";
    public const string Paid = "pay_00000000000000000000000001";
    public const string Lost = "pay_00000000000000000000000002";
    public const string Declined = "pay_00000000000000000000000003";
    public const string Refund = "ref_00000000000000000000000001";
    public const string Hold = "pre_00000000000000000000000001";
    public const string Capture = "cap_00000000000000000000000001";
    public const string Callback = "cbk_1";

    private const string Clearing = "channel/simulator/clearing";
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static SimulatedWorld Good()
    {
        List<TransferRow> transfers =
        [
            Transfer(Paid, 1, Clearing, Payable, 1000), Transfer(Paid, 2, Payable, "platform/fees", 3),
            Transfer(Refund, 1, Payable, SetAside, 600), Transfer(Refund, 2, SetAside, Clearing, 600),
            Transfer(Lost, 1, Clearing, Payable, 500), Transfer(Capture, 1, Clearing, Payable, 600),
        ];
        return new SimulatedWorld
        {
            Calls = Calls(),
            Witness =
            [
                Witness("charge", Paid, "ch_1", 1000), Witness("charge", Lost, "ch_2", 500), Witness("query", Lost, "", 500),
                Witness("refund", Refund, "re_1", 600, "ch_1"), Witness("authorisation", Hold, "au_1", 1000), Witness("capture", Hold, "cp_1", 600, "au_1", which: "c1"),
            ],
            Payments =
            [
                new PaymentRow(Paid, Merchant, "ord_1", "PartiallyRefunded", 1000, "EUR", 2, [new Share(Refund, 600, "succeeded")], false, Paid),
                new PaymentRow(Lost, Merchant, "ord_2", "Succeeded", 500, "EUR", 1, [], false, Lost),
                new PaymentRow(Declined, Merchant, "ord_3", "Failed", 500, "EUR", 0, [], false, Declined),
            ],
            Sagas = [new SagaRow(Paid, "Completed"), new SagaRow(Lost, "Completed"), new SagaRow(Declined, "Failed")],
            Orders = [new OrderRow("ord_1", "Paid"), new OrderRow("ord_2", "Paid"), new OrderRow("ord_3", "Cancelled")],
            Refunds = [new RefundRow(Refund, Paid, Merchant, "Succeeded", 600, "EUR", 1)],
            Holds = [new HoldRow(Hold, Merchant, "Authorised", 1000, 600, 400, "EUR", 1, [new Share(Capture, 600, "succeeded")])],
            Transfers = transfers,
            Seals = Seals(transfers),
            StaleWrites = [new StaleWrite("payments", Paid, 1, 2, Accepted: false)],
            Kills = [At.AddSeconds(2)],
            Began = At.AddSeconds(3),
            Ended = At.AddMinutes(5),
            Balances = Balances(transfers),
            Events = [Event(Paid, "payment.succeeded", 1), Event(Paid, "payment.partially_refunded", 2), Event(Lost, "payment.succeeded", 1), Event(Refund, "refund.succeeded", 1), Event(Hold, "preauthorisation.authorised", 1)],
            Notifications = [.. Events().Select(one => new NotificationRow($"whn_{one.Id}", one.Id, "succeeded", 1, 16))],
            Deliveries = [.. Events().Select(one => new Delivery($"whn_{one.Id}", one.Id, one.Type, one.ObjectId, one.Sequence))],
            Callbacks = [new CallbackRow(Callback, Paid, "Applied")],
            Limits = [new LimitRow(Merchant, 1000 + 500 - 600 + 1000 + 70, new Dictionary<string, long> { [Lost] = 500, [$"{Lost}~2"] = 70 }, 5000)],
            Changes =
            [
                Change("payment_sagas", Paid, 0, "", "Running"), Change("payment_sagas", Lost, 0, "", "Running"), Change("pre_authorisations", Hold, 0, "", "Processing"), Change("refunds", Refund, 0, "", "Processing"),
                Change("pre_authorisations", Hold, 1, "Processing", "Authorised"), Change("payments", Lost, 0, "", "Unknown"), Change("payments", Lost, 1, "Unknown", "Succeeded"), Change("limits", Merchant, 0, "", "1900"),
                Waiting, Change("channel_callbacks", Callback, 1, "Received", "Applied") with { At = At.AddSeconds(5), DueBefore = Waiting.Due, WrittenAt = At.AddSeconds(5) },
            ],
            Subscribers = [Merchant],
            CardNumberIn = new Dictionary<string, int> { ["payments"] = 0 },
        };

        static List<EventRow> Events() => [Event(Paid, "payment.succeeded", 1), Event(Paid, "payment.partially_refunded", 2), Event(Lost, "payment.succeeded", 1), Event(Refund, "refund.succeeded", 1), Event(Hold, "preauthorisation.authorised", 1)];
    }

    public static List<BalanceRow> Balances(IEnumerable<TransferRow> transfers) =>
        [.. transfers
            .SelectMany(one => new[] { (Account: one.Debit, Debits: one.Amount, Credits: 0L), (Account: one.Credit, Debits: 0L, Credits: one.Amount) })
            .GroupBy(side => side.Account)
            .Select(side => new BalanceRow(Merchant, side.Key, "EUR", side.Sum(one => one.Debits), side.Sum(one => one.Credits)))];

    public static TransferRow Transfer(string transaction, int ordinal, string debit, string credit, long amount) =>
        Digested(new($"{transaction}-{ordinal}", Merchant, transaction, ordinal, debit, credit, amount, "EUR", At, ""));

    public static List<SealRow> Seals(IEnumerable<TransferRow> transfers)
    {
        var seals = new List<SealRow>();
        foreach (var one in transfers)
        {
            var number = seals.Count + 1;
            seals.Add(new SealRow(Merchant, number, one.Id, LedgerChecks.Digest($"{(number == 1 ? Merchant : seals[^1].Chain)}|{number}|{one.Digest}")));
        }

        return seals;
    }

    public static TransferRow Digested(TransferRow one) => one with { Digest = LedgerChecks.DigestOf(one) };

    public static WitnessEntry Witness(string kind, string owner, string reference, long amount, string charge = "", string which = "1", int after = 1) =>
        new(kind, kind, $"att_{owner}_{which}", reference, charge, amount, "EUR", "succeeded", false, At.AddSeconds(after));

    public static EventRow Event(string id, string type, long sequence) => new($"evt_{id}_{sequence}", type, Merchant, id, sequence);

    public static ChangeRow Change(string table, string key, long before, string statusBefore, string status) => new(table, key, before, before + 1, statusBefore, status, At, null, null, At);

    public static ClientCall Call(OperationKind kind, OperationKind about, string key, string id, long amount, string body, double began = 0, int status = 201, string? code = null) =>
        new(0, kind, about, Merchant, key, id, amount, began, began + 1, status < 300 ? CallOutcome.Ok : CallOutcome.Refused, status, code, body);

    /// <summary>A callback that was stored before the platform was killed, and was due after that.</summary>
    public static ChangeRow Waiting => Change("channel_callbacks", Callback, 0, "", "Received") with { Due = At.AddSeconds(4) };

    private static string Payable => $"merchant/{Merchant}/payable";

    private static string SetAside => $"merchant/{Merchant}/refunds";

    private static List<ClientCall> Calls()
    {
        var paid = $$"""{"id":"{{Paid}}","amount":1000,"currency":"EUR","status":"succeeded"}""";
        return
        [
            Call(OperationKind.Pay, OperationKind.Pay, "k1", Paid, 1000, paid),
            Call(OperationKind.Replay, OperationKind.Pay, "k1", Paid, 1000, paid, began: 10),
            Call(OperationKind.ReuseKey, OperationKind.Pay, "k1", Paid, 1001, "", began: 20, status: 422, code: "IDEMPOTENCY_KEY_REUSED"),
            Call(OperationKind.Read, OperationKind.Pay, "", Paid, 0, paid, began: 30, status: 200),
            Call(OperationKind.CardNumber, OperationKind.CardNumber, "k5", "", 100, "", status: 403, code: "CARD_NUMBER_REFUSED"),
            Call(OperationKind.Refund, OperationKind.Refund, "k2", Refund, 600, $$"""{"id":"{{Refund}}","payment_id":"{{Paid}}","amount":600,"currency":"EUR","status":"succeeded"}"""),
            Call(OperationKind.Hold, OperationKind.Hold, "k3", Hold, 1000, $$"""{"id":"{{Hold}}","amount":1000,"currency":"EUR","status":"authorised"}"""),
            Call(OperationKind.Capture, OperationKind.Capture, "k4", Capture, 600, $$"""{"id":"{{Capture}}","amount":600,"currency":"EUR","status":"succeeded"}"""),
        ];
    }
}
