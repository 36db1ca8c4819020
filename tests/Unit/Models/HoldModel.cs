using System.Numerics;
using Payments.Checkout;
using Payments.Holds;
using Payments.Refunds;

namespace Payments.Tests.Unit.Models;

/// <summary>A pre-authorisation as SPEC describes it: money that is held, captures that take of it, and its end.</summary>
internal sealed class HoldModel(long amount, FeeTerms fee, DateTimeOffset expiresAt)
{
    private readonly List<(long Minor, bool IsFinal, CaptureStatus Status)> _captures = [];
    private readonly Dictionary<int, (int Capture, long Minor, RefundStatus Status)> _refunds = [];
    private bool _wasAuthorised;
    private bool _endsByExpiry;
    private DateTimeOffset? _announceAt;

    public HoldStatus Status { get; private set; } = HoldStatus.Processing;

    public DateTimeOffset ExpiresAt { get; private set; } = expiresAt;

    public long Events { get; private set; } = 1;

    public int Captures => _captures.Count;

    public BigInteger Captured => Sum(CaptureStatus.Succeeded);

    public BigInteger UnderWay => Sum(CaptureStatus.Processing) + Sum(CaptureStatus.Unknown);

    public BigInteger Fees => _captures.Where(one => one.Status == CaptureStatus.Succeeded).Aggregate(BigInteger.Zero, (sum, one) => sum + LedgerModel.Fee(one.Minor, fee));

    public BigInteger Refunded => Of(refund => refund.Status == RefundStatus.Succeeded);

    public BigInteger SetAside => Of(refund => refund.Status is RefundStatus.Processing or RefundStatus.Unknown);

    public bool HasEnded => Status is HoldStatus.Captured or HoldStatus.Voided or HoldStatus.Expired or HoldStatus.Failed;

    /// <summary>Whether it is to be let go at its expiry, should nothing happen before.</summary>
    public bool MayExpire => Status is HoldStatus.Authorised or HoldStatus.Pending && !Open.Any();

    private IEnumerable<(long Minor, bool IsFinal, CaptureStatus Status)> Open => _captures.Where(one => one.Status is CaptureStatus.Processing or CaptureStatus.Unknown);

    public void Answer(AttemptOutcome said, DateTimeOffset? channelsExpiry, DateTimeOffset now)
    {
        if (Status is not (HoldStatus.Processing or HoldStatus.Pending or HoldStatus.Unknown)) return;
        Become(said switch
        {
            AttemptOutcome.Succeeded => HoldStatus.Authorised,
            AttemptOutcome.Declined or AttemptOutcome.Cancelled or AttemptOutcome.Expired => HoldStatus.Failed,
            AttemptOutcome.CustomerAction => HoldStatus.Pending,
            AttemptOutcome.Unknown => Status == HoldStatus.Pending ? HoldStatus.Pending : HoldStatus.Unknown,
            AttemptOutcome.Open or AttemptOutcome.Processing => HoldStatus.Processing,
        });
        if (Status != HoldStatus.Authorised) return;
        _wasAuthorised = true;
        if (channelsExpiry < ExpiresAt) ExpiresAt = channelsExpiry.Value;
        _announceAt = ExpiresAt - now > TimeSpan.FromHours(24) ? ExpiresAt.AddHours(-24) : null;
    }

    public bool BeginCapture(long? minor, bool isFinal, DateTimeOffset now)
    {
        var left = amount - Captured - UnderWay;
        var wanted = minor ?? left;
        if (Status != HoldStatus.Authorised || now >= ExpiresAt || Captures == 50 || wanted <= 0 || wanted > left) return false;
        // What a final one leaves over is not known while others are under way.
        if (Open.Any(one => one.IsFinal) || (isFinal && Open.Any())) return false;
        _captures.Add(((long)wanted, isFinal, CaptureStatus.Processing));
        Events++;
        return true;
    }

    public void AnswerCapture(int which, AttemptOutcome said)
    {
        var capture = _captures[which];
        if (capture.Status is CaptureStatus.Succeeded or CaptureStatus.Failed) return;
        var next = said switch
        {
            AttemptOutcome.Succeeded => CaptureStatus.Succeeded,
            AttemptOutcome.Declined or AttemptOutcome.Cancelled or AttemptOutcome.Expired => CaptureStatus.Failed,
            AttemptOutcome.Unknown => CaptureStatus.Unknown,
            _ => CaptureStatus.Processing,
        };
        if (next != capture.Status) Events++;
        _captures[which] = capture with { Status = next };
        if (next == CaptureStatus.Succeeded && (capture.IsFinal || Captured == amount)) Become(HoldStatus.Captured);
    }

    public bool BeginVoid(bool byExpiry)
    {
        if (Status is HoldStatus.Voiding or HoldStatus.Voided) return true;
        if (Status is not (HoldStatus.Authorised or HoldStatus.Pending) || Open.Any()) return false;
        _endsByExpiry = byExpiry;
        Become(HoldStatus.Voiding);
        return true;
    }

    public void AnswerVoid(AttemptOutcome said)
    {
        if (Status != HoldStatus.Voiding) return;
        if (said is AttemptOutcome.Succeeded or AttemptOutcome.Cancelled or AttemptOutcome.Expired) Become(_endsByExpiry ? HoldStatus.Expired : HoldStatus.Voided);
        if (said != AttemptOutcome.Declined) return;
        // The customer may have acted meanwhile: nobody knows but the channel.
        if (!_wasAuthorised) Become(HoldStatus.Unknown);
        else Become(_endsByExpiry ? HoldStatus.Expired : HoldStatus.Authorised);
    }

    /// <summary>Whether the refund has its share, of the capture that it names or of the oldest that has enough.</summary>
    public bool HoldRefund(int who, int? named, long? minor)
    {
        if (_refunds.ContainsKey(who)) return true;
        var captured = Enumerable.Range(0, Captures).Where(which => _captures[which].Status == CaptureStatus.Succeeded && (named is null || which == named)).ToList();
        var wanted = minor ?? captured.Aggregate(BigInteger.Zero, (sum, which) => sum + Left(which));
        var fitting = captured.Where(which => wanted > 0 && wanted <= Left(which)).Select(which => (int?)which).FirstOrDefault();
        if (fitting is not { } chosen) return false;
        _refunds[who] = (chosen, (long)wanted, RefundStatus.Processing);
        return true;
    }

    public void AnswerRefund(int who, RefundStatus said)
    {
        if (!_refunds.TryGetValue(who, out var refund) || refund.Status is RefundStatus.Succeeded or RefundStatus.Failed) return;
        _refunds[who] = refund with { Status = said };
        if (said == RefundStatus.Succeeded) Events++;
    }

    public void Wake(DateTimeOffset now)
    {
        if (Status == HoldStatus.Authorised && _announceAt <= now)
        {
            _announceAt = null;
            if (now < ExpiresAt) Events++;
        }

        if (MayExpire && now >= ExpiresAt) BeginVoid(byExpiry: true);
    }

    private void Become(HoldStatus next)
    {
        if (next != Status) Events++;
        Status = next;
    }

    private BigInteger Sum(CaptureStatus status) => _captures.Where(one => one.Status == status).Aggregate(BigInteger.Zero, (sum, one) => sum + one.Minor);

    private BigInteger Left(int capture) => _captures[capture].Minor - Of(refund => refund.Capture == capture && refund.Status != RefundStatus.Failed);

    private BigInteger Of(Func<(int Capture, long Minor, RefundStatus Status), bool> counts) => _refunds.Values.Where(counts).Aggregate(BigInteger.Zero, (sum, refund) => sum + refund.Minor);
}
