using System.Collections.Concurrent;
using Payments.Channels;

namespace Payments.Tests.Integration.Checkout;

/// <summary>A channel that does what the test wants of it, when the test wants it. Tokens: visa succeeds, every other waits for its customer.</summary>
internal sealed class ScriptedChannel : IPaymentChannel
{
    private readonly ConcurrentDictionary<string, string> _charges = new();
    private readonly ConcurrentDictionary<string, bool> _voids = new();
    private readonly ConcurrentDictionary<string, long> _refunds = new();

    public string Name => "simulator";

    public ChannelCapabilities Capabilities { get; init; } = new(PreAuthorisation: false, PartialCapture: false, MultipleCapture: false, PartialRefund: true);

    /// <summary>Whether the channel can be asked anything.</summary>
    public bool IsAway { get; set; }

    /// <summary>What happens between the question and the void, by the charge's attempt.</summary>
    public Action<string> BeforeVoid { get; set; } = _ => { };

    /// <summary>The customer pays. A channel that has voided the charge takes the money all the same: that is what comes too late.</summary>
    public void Pay(string attempt) => _charges[attempt] = "paid";

    public bool IsVoided(string attempt) => _voids.ContainsKey(attempt);

    public long Refunded(string attempt) => _refunds.Where(refund => refund.Key.StartsWith(attempt, StringComparison.Ordinal)).Sum(refund => refund.Value);

    /// <summary>What a charge is answered with instead, by its token; nothing of it stays.</summary>
    public Func<string, ChannelAnswer?> Refuses { get; set; } = _ => null;

    /// <summary>What is answered to the question for an attempt instead.</summary>
    public ConcurrentDictionary<string, ChannelAnswer> Says { get; } = new();

    /// <summary>The attempts whose charges were asked for.</summary>
    public IEnumerable<string> Asked => Orders.Keys;

    /// <summary>What each of them was last asked with.</summary>
    public ConcurrentDictionary<string, ChargeOrder> Orders { get; } = new();

    public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation)
    {
        Orders[order.AttemptId] = order;
        return Refuses(order.PaymentMethodToken) is { } refusal ? Answer(refusal) : Answer(Show(_charges.GetOrAdd(order.AttemptId, order.PaymentMethodToken == "visa" ? "paid" : "waits"), order.AttemptId));
    }

    public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation)
    {
        if (IsAway) return Answer(new ChannelAnswer.Unknown("away"));
        BeforeVoid(order.ChargeReference);
        if (!_charges.TryUpdate(order.ChargeReference, "voided", "waits")) return Answer(new ChannelAnswer.Declined(DeclineReason.NotAllowedNow, false, "charge_not_voidable"));
        _voids[order.ChargeReference] = true;
        return Answer(new ChannelAnswer.Succeeded(order.ChargeReference));
    }

    public Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation)
    {
        _refunds[$"{order.ChargeReference} {order.AttemptId}"] = order.Amount.Minor;
        return Answer(new ChannelAnswer.Succeeded(order.AttemptId));
    }

    public Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation)
    {
        if (IsAway) return Answer(new ChannelAnswer.Unknown("away"));
        if (Says.TryGetValue(order.AttemptId, out var said)) return Answer(said);
        return order.Kind == AttemptKind.Charge && _charges.TryGetValue(order.AttemptId, out var state) ? Answer(Show(state, order.AttemptId)) : Answer(new ChannelAnswer.NotFound());
    }

    private static ChannelAnswer Show(string state, string attempt) => state switch
    {
        "paid" => new ChannelAnswer.Succeeded(attempt),
        "voided" => new ChannelAnswer.Declined(DeclineReason.NotAllowedNow, false, "voided"),
        _ => new ChannelAnswer.CustomerAction(attempt, new Uri("https://channel.example/pay"), DateTimeOffset.MaxValue),
    };

    private static Task<ChannelAnswer> Answer(ChannelAnswer answer) => Task.FromResult(answer);
}
