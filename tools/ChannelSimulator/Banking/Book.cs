using Payments.ChannelSimulator.Behaviours;
using Payments.ChannelSimulator.Witness;
using Payments.Money;

namespace Payments.ChannelSimulator.Banking;

/// <summary>The state of the bank: what the lines of its log add up to, live and after a restart alike.</summary>
internal sealed class Book(TimeSpan settleAfter, TimeSpan challengeLife, TimeSpan authorisationLife, IReadOnlyList<IProviderBook> providers)
{
    public const string NotCaptured = "not_captured";

    private static readonly string[] CurrencyCodes = [.. Currency.All.Select(currency => currency.Code).Order(StringComparer.Ordinal)];

    private readonly AttemptStore _attempts = new();
    private readonly Names _accounts = new();
    private readonly Names _codes = new();
    private readonly Dictionary<int, Pending> _pending = [];
    private readonly PriorityQueue<int, long> _due = new();
    private readonly Dictionary<string, WitnessLine> _callbacks = new(StringComparer.Ordinal);

    public long Seq { get; private set; }

    public References References { get; private set; } = new("");

    public AttemptStore Attempts => _attempts;

    public IReadOnlyDictionary<int, Pending> Pending => _pending;

    public int PendingCallbacks => _callbacks.Count;

    public WitnessLine[] CallbacksDue => [.. _callbacks.Values];

    public Totals Totals { get; } = new();

    public void Apply(WitnessLine line)
    {
        Seq = line.Seq;
        Totals.Count(line, line.Code != NotCaptured);
        if (line.Provider is { } name)
        {
            providers.Single(provider => provider.Name == name).Apply(line);
            return;
        }

        switch (line.Kind)
        {
            case WitnessKind.Open:
                References = new References(line.Log!);
                break;
            case WitnessKind.Charge or WitnessKind.Refund or WitnessKind.Void or WitnessKind.Authorisation or WitnessKind.Capture or WitnessKind.Release or WitnessKind.Decline or WitnessKind.Pending:
                ApplyAttempt(line);
                break;
            case WitnessKind.Callback:
                _callbacks.Remove(line.Callback!);
                break;
        }
    }

    /// <summary>The next attempt whose waiting has come to its end, or -1.</summary>
    public int NextDue(DateTimeOffset now)
    {
        while (_due.TryPeek(out var index, out var dueAtMs) && dueAtMs <= now.ToUnixTimeMilliseconds())
        {
            if (_pending.ContainsKey(index)) return index;
            _due.Dequeue();
        }

        return -1;
    }

    /// <summary>The number of the attempt with this reference, or -1 when there is none of that operation.</summary>
    public int Find(Operation operation, string reference)
    {
        var index = References.Number(operation, reference);
        return index >= 0 && index < _attempts.Count && _attempts[index].Operation == operation ? index : -1;
    }

    /// <summary>The number of what an attempt of this operation names by its reference, or -1 when it cannot act on that.</summary>
    public int FindActedOn(Operation operation, string reference) => operation.ActsOn().Max(on => Find(on, reference));

    /// <summary>Until when the customer may act, or the authorisation may be captured.</summary>
    public DateTimeOffset Expires(AttemptView view) =>
        view.CreatedAt + (view is { Operation: Operation.Authorisation, Status: not Status.RequiresAction } ? authorisationLife : challengeLife);

    public bool IsOver(in Attempt authorisation, DateTimeOffset now) =>
        authorisation.CreatedAtMs + (long)authorisationLife.TotalMilliseconds <= now.ToUnixTimeMilliseconds();

    public string Account(int index) => _accounts[_attempts[index].Account];

    public string CurrencyOf(int index) => CurrencyCodes[_attempts[index].Currency];

    public AttemptView View(int index, string? key, bool first)
    {
        ref var attempt = ref _attempts[index];
        var status = first ? attempt.First : attempt.Now;
        return new AttemptView(
            attempt.Operation,
            status,
            References.Of(attempt.Operation, index),
            key,
            attempt.Charge < 0 ? null : References.Of(_attempts[attempt.Charge].Operation, attempt.Charge),
            attempt.Amount,
            CurrencyCodes[attempt.Currency],
            _accounts[attempt.Account],
            status == Status.Declined ? _codes[attempt.Code] : null,
            DateTimeOffset.FromUnixTimeMilliseconds(attempt.CreatedAtMs),
            attempt.Used);
    }

    private void ApplyAttempt(WitnessLine line)
    {
        var operation = Words.OperationOf(line.Op!);
        var index = References.Number(operation, line.Reference!);
        var status = StatusOf(line);
        if (index == _attempts.Count) Add(line, operation, status);
        else Settle(line, index, status);
        if (line.Callback is { } callback) _callbacks.Add(callback, line);
    }

    private void Add(WitnessLine line, Operation operation, Status status)
    {
        var charge = line.Charge is { } reference ? FindActedOn(operation, reference) : -1;
        var index = _attempts.Add(line.Key!, new Attempt
        {
            Fingerprint = Convert.ToUInt64(line.Fingerprint!, 16),
            Amount = line.Amount!.Value,
            CreatedAtMs = line.Time.ToUnixTimeMilliseconds(),
            Charge = charge,
            Account = _accounts.Number(line.Account!),
            Currency = (short)Array.BinarySearch(CurrencyCodes, line.Currency!, StringComparer.Ordinal),
            Code = (short)(line.Code is null ? 0 : _codes.Number(line.Code)),
            Behaviour = (BehaviourTable.Find(line.Behaviour ?? BehaviourTable.Plain.Token) ?? BehaviourTable.Plain).Id,
            Operation = operation,
            IsFinal = line.Final ?? false,
            First = status,
            Now = status,
        });
        if (status is Status.RequiresAction or Status.Processing) Await(line, index, status);
        if (status == Status.Declined) return;
        if (operation is Operation.Refund or Operation.Capture) _attempts[charge].Used += line.Amount.Value;
        if (operation is Operation.Void or Operation.Release)
        {
            _attempts[charge].Now = Status.Voided;
            _pending.Remove(charge);
        }

        if (status == Status.Succeeded) CloseAfter(index);
    }

    private void CloseAfter(int index)
    {
        if (_attempts[index] is { Operation: Operation.Capture, IsFinal: true }) _attempts[_attempts[index].Charge].Now = Status.Closed;
    }

    private void Await(WitnessLine line, int index, Status status)
    {
        _pending.Add(index, new Pending(line.Key!, line.CallbackUrl, line.ReturnUrl));
        _due.Enqueue(index, (line.Time + (status == Status.Processing ? settleAfter : challengeLife)).ToUnixTimeMilliseconds());
    }

    private void Settle(WitnessLine line, int index, Status status)
    {
        ref var attempt = ref _attempts[index];
        attempt.Now = status;
        _pending.Remove(index);
        if (status == Status.Succeeded) CloseAfter(index);
        if (status != Status.Declined) return;
        attempt.Code = (short)_codes.Number(line.Code!);
        // What had been taken while it was pending is free again.
        if (attempt.Operation is Operation.Refund or Operation.Capture) _attempts[attempt.Charge].Used -= attempt.Amount;
    }

    private static Status StatusOf(WitnessLine line) => line.Kind switch
    {
        WitnessKind.Decline => Status.Declined,
        WitnessKind.Pending => Words.StatusOf(line.Status!),
        _ => Status.Succeeded,
    };
}
