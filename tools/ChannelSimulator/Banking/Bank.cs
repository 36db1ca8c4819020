using Payments.ChannelSimulator.Behaviours;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Banking;

/// <summary>Decides, one call at a time, and writes every decision to the log before anyone hears of it.</summary>
internal sealed class Bank(Book book, WitnessLog log, TimeProvider clock)
{
    private readonly Lock _gate = new();

    public bool Knows(string key)
    {
        lock (_gate) return book.Attempts.Find(key) >= 0;
    }

    /// <summary>How an attempt that acts on this charge, authorisation or capture behaves; it may not exist.</summary>
    public Behaviour BehaviourOn(Operation operation, string chargeReference, long amount)
    {
        lock (_gate)
        {
            var charge = book.FindActedOn(operation, chargeReference);
            if (charge < 0) return BehaviourTable.Plain;
            // What a capture's refunds do was chosen with the authorisation's token, as what captures do was.
            if (book.Attempts[charge].Operation == Operation.Capture) charge = book.Attempts[charge].Charge;
            var ofCharge = BehaviourTable.Of(book.Attempts[charge].Behaviour);
            if (ofCharge.Token != BehaviourTable.AmountToken) return ofCharge.OnRefund ?? BehaviourTable.Plain;
            return operation is Operation.Refund or Operation.Capture ? BehaviourTable.ForAmount(amount) : BehaviourTable.Plain;
        }
    }

    public Decision Act(Terms terms)
    {
        lock (_gate)
        {
            var fingerprint = terms.Fingerprint();
            var known = book.Attempts.Find(terms.Key);
            if (known >= 0) return Again(terms, known, fingerprint);
            var charge = -1;
            if (terms.ChargeReference is { } reference)
            {
                charge = book.FindActedOn(terms.Operation, reference);
                // Another account's charge is not there for this one.
                if (charge < 0 || book.Account(charge) != terms.Account) return Decision.Refused(terms.Operation is Operation.Capture or Operation.Release ? "authorisation_not_found" : "charge_not_found");
                if (book.CurrencyOf(charge) != terms.Currency) return Decision.Refused("currency_invalid");
                if (terms.Operation is Operation.Void or Operation.Release && book.Attempts[charge].Amount != terms.Amount) return Decision.Refused("amount_mismatch");
            }

            return Commit(First(terms, charge, fingerprint), fresh: true);
        }
    }

    /// <summary>Ends the waiting of a charge or an authorisation at the challenge page; null when it does not wait for its customer.</summary>
    public (Decision Decision, string? ReturnUrl)? Complete(string reference, bool approved)
    {
        lock (_gate)
        {
            var index = Math.Max(book.Find(Operation.Charge, reference), book.Find(Operation.Authorisation, reference));
            if (index < 0 || book.Attempts[index].Now != Status.RequiresAction) return null;
            var returnUrl = book.Pending[index].ReturnUrl;
            return (Commit(End(index, approved ? null : "authentication_failed"), fresh: false), returnUrl);
        }
    }

    /// <summary>Ends the waiting of everything whose time has come.</summary>
    public List<Decision> Settle()
    {
        var settled = new List<Decision>();
        lock (_gate)
        {
            while (book.NextDue(clock.GetUtcNow()) is >= 0 and var index)
            {
                ref var attempt = ref book.Attempts[index];
                var behaviour = Terms.Choose(BehaviourTable.Of(attempt.Behaviour), attempt.Amount);
                var code = attempt.Now == Status.RequiresAction ? "authentication_expired" : behaviour.DeclineCode;
                settled.Add(Commit(End(index, code), fresh: false));
            }
        }

        return settled;
    }

    public Decision Query(string key)
    {
        lock (_gate)
        {
            var index = book.Attempts.Find(key);
            var view = index < 0 ? null : book.View(index, key, first: false);
            var durable = Write(new WitnessLine
            {
                Kind = WitnessKind.Query, Key = key, Reference = view?.Reference, Op = view is null ? null : Words.Of(view.Operation),
                Amount = view?.Amount, Currency = view?.Currency, Status = view is null ? "not_found" : Words.Of(view.Status),
            });
            return new Decision(false, view, view is null ? "attempt_not_found" : null, durable, null);
        }
    }

    /// <summary>A charge by its reference, or null; safe to show once it is on disk.</summary>
    public AttemptView? Read(string reference)
    {
        lock (_gate)
        {
            var index = book.Find(Operation.Charge, reference);
            return index < 0 ? null : book.View(index, book.Pending.GetValueOrDefault(index)?.Key, first: false);
        }
    }

    public Task CallbackEnded(WitnessLine due, bool delivered, int tries)
    {
        lock (_gate)
            return Write(new WitnessLine
            {
                Kind = WitnessKind.Callback, Callback = due.Callback, Key = due.Key, Reference = due.Reference,
                Status = delivered ? "delivered" : "given_up", Tries = tries,
            });
    }

    /// <summary>Lets a provider decide in its turn; what it decided is on disk when this ends.</summary>
    public async Task<T> Decide<T>(Func<Action<WitnessLine>, T> decide)
    {
        var durable = Task.CompletedTask;
        T decided;
        lock (_gate) decided = decide(line => durable = Write(line));
        await durable;
        return decided;
    }

    public T Look<T>(Func<Book, T> read)
    {
        lock (_gate) return read(book);
    }

    public DateTimeOffset Expires(AttemptView view) => book.Expires(view);

    private Decision Again(Terms terms, int known, ulong fingerprint)
    {
        var view = book.View(known, terms.Key, first: true);
        var same = book.Attempts[known].Fingerprint == fingerprint;
        var durable = Write(new WitnessLine
        {
            Kind = same ? WitnessKind.Duplicate : WitnessKind.KeyConflict, Op = Words.Of(terms.Operation), Key = terms.Key,
            Reference = view.Reference, Amount = terms.Amount, Currency = terms.Currency, Account = terms.Account,
        });
        return same ? new Decision(false, view, null, durable, null) : new Decision(false, null, "idempotency_key_reused", durable, null);
    }

    private WitnessLine First(Terms terms, int charge, ulong fingerprint)
    {
        Attempt? on = charge < 0 ? null : book.Attempts[charge];
        var (kind, status, code) = BankRules.Decide(terms, on, on is { } known && book.IsOver(known, clock.GetUtcNow()));
        var calls = terms.CallbackUrl is not null && terms.Effective.Callbacks > 0;
        return new WitnessLine
        {
            Kind = kind, Op = Words.Of(terms.Operation), Key = terms.Key,
            Reference = book.References.Of(terms.Operation, book.Attempts.Count), Charge = terms.ChargeReference,
            Amount = terms.Amount, Currency = terms.Currency, Account = terms.Account,
            Behaviour = terms.Behaviour == BehaviourTable.Plain ? null : terms.Behaviour.Token,
            Status = status is { } waiting ? Words.Of(waiting) : null, Code = code, Fingerprint = fingerprint.ToString("x16", null),
            ReturnUrl = status is null ? null : terms.ReturnUrl, CallbackUrl = calls ? terms.CallbackUrl : null,
            Callback = calls && status is null ? book.References.Callback(book.Seq + 1) : null,
            Final = terms.IsFinal ? true : null,
        };
    }

    private WitnessLine End(int index, string? declineCode)
    {
        var pending = book.Pending[index];
        var view = book.View(index, pending.Key, first: false);
        var behaviour = BehaviourTable.Of(book.Attempts[index].Behaviour);
        return new WitnessLine
        {
            Kind = declineCode is null ? Words.Of(view.Operation) : WitnessKind.Decline, Op = Words.Of(view.Operation), Key = pending.Key,
            Reference = view.Reference, Charge = view.Charge, Amount = view.Amount, Currency = view.Currency, Account = view.Account,
            Behaviour = behaviour.Token, Code = declineCode, CallbackUrl = pending.CallbackUrl,
            Callback = pending.CallbackUrl is null ? null : book.References.Callback(book.Seq + 1),
        };
    }

    private Decision Commit(WitnessLine line, bool fresh)
    {
        var (written, durable) = Append(line);
        var index = book.References.Number(Words.OperationOf(written.Op!), written.Reference!);
        return new Decision(fresh, book.View(index, written.Key, first: false), null, durable, written.Callback is null ? null : written);
    }

    private Task Write(WitnessLine line) => Append(line).Durable;

    private (WitnessLine Written, Task Durable) Append(WitnessLine line)
    {
        var numbered = line with { Seq = book.Seq + 1, Time = clock.GetUtcNow() };
        book.Apply(numbered);
        return (numbered, log.Append(numbered));
    }
}
