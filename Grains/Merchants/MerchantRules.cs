using System.Text.Json;
using Payments.Events;
using Payments.Keys;
using Payments.Money;
using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>What may happen to a merchant and what follows from it. Pure: no clock, no storage, no engine.</summary>
public static class MerchantRules
{
    public static MerchantState Register(string id, RegisterMerchant command, CreatingRequest registration, StoredKey key, DateTimeOffset now) =>
        Recorded(id, "merchant.registered", now, new MerchantState
        {
            Name = command.Name,
            Country = command.Country,
            SettlementCurrency = command.SettlementCurrency,
            TimeZone = command.TimeZone,
            Email = command.Email,
            Locale = command.Locale,
            ParentId = command.ParentId,
            Mode = ModeOf(command),
            Status = MerchantStatus.Active,
            CreatedAt = now,
            Registration = registration,
            Keys = [key],
        });

    public static Outcome<MerchantState> Change(string id, MerchantState state, MerchantCommand command, string reason, DateTimeOffset now)
    {
        if (MerchantInput.CheckReason(reason) is { } refusal) return refusal;
        if (MerchantTransitions.Next(state.Status, command) is not { } next) return MerchantRefusals.NotAllowed(state.Status, command);
        return Recorded(id, EventType(command), now, state with { Status = next, StatusReason = reason });
    }

    /// <summary>What is null stays as it is; a change that changes nothing is no event.</summary>
    public static Outcome<MerchantState> Update(string id, MerchantState state, ChangeMerchant command, DateTimeOffset now)
    {
        if (MerchantInput.Check(command) is { } refusal) return refusal;
        var next = state with
        {
            Name = command.Name ?? state.Name,
            Email = command.Email ?? state.Email,
            TimeZone = command.TimeZone ?? state.TimeZone,
            Locale = command.Locale ?? state.Locale,
            RequireSignature = command.RequireSignature ?? state.RequireSignature,
            LateSuccess = command.LateSuccess ?? state.LateSuccess,
        };
        return View(id, next) == View(id, state) ? state : Recorded(id, "merchant.changed", now, next);
    }

    public static MerchantState WithKeys(string id, MerchantState state, KeyChange change, DateTimeOffset now) => Recorded(
        id, EventType(change.What), now, state with { Keys = change.Keys }, JsonSerializer.Serialize(KeyRing.View(change.Key), MerchantJson.Default.ApiKeyView));

    /// <summary>Takes a place for a sub-account, once however often it is asked for.</summary>
    public static Outcome<MerchantState> ReserveSubAccount(MerchantState state, string subAccount, int allowed)
    {
        if (state.ParentId is not null) return MerchantRefusals.SubAccountNested;
        if (state.SubAccounts.Contains(subAccount)) return state;
        return state.SubAccounts.Length < allowed
            ? state with { SubAccounts = state.SubAccounts.Add(subAccount), Outbox = [] }
            : MerchantRefusals.SubAccountLimit(allowed);
    }

    public static PaymentMode ModeOf(RegisterMerchant command) => command.Mode ?? PaymentMode.Test;

    /// <summary>Where it was never said, a merchant with a live key was meant to take money.</summary>
    public static PaymentMode ModeOf(MerchantState state) =>
        state.Mode ?? (state.Keys.Any(key => key.Kind == ApiKeyKind.MerchantLive) ? PaymentMode.Live : PaymentMode.Test);

    /// <summary>A key of the other mode, which a merchant may have from before it had a mode itself, is good for nothing.</summary>
    public static bool IsOfMode(MerchantState state, StoredKey key) => key.Kind == KeyRing.KindOf(ModeOf(state));

    /// <summary>Whoever holds a test key must not come by a live one.</summary>
    public static Outcome<RegisterMerchant> SubAccount(MerchantState parent, RegisterMerchant command)
    {
        var own = ModeOf(parent);
        return own == PaymentMode.Test && command.Mode == PaymentMode.Live ? MerchantRefusals.SubAccountLive : command with { Mode = command.Mode ?? own };
    }

    public static MerchantView View(string id, MerchantState state) => new(
        id, state.Name, state.Country, state.SettlementCurrency, state.TimeZone, state.Status, state.StatusReason, state.CreatedAt,
        state.Tier, state.LimitedReason is not null, state.LimitedReason,
        state.Email, state.Locale, state.RequireSignature, state.ParentId, state.LateSuccess, ModeOf(state));

    /// <summary>The merchant as this registration left it, whatever happened since.</summary>
    public static MerchantView ViewAtRegistration(string id, MerchantState state, RegisterMerchant command) => new(
        id, command.Name, command.Country, command.SettlementCurrency, command.TimeZone, MerchantStatus.Active, null, state.CreatedAt,
        TierName.Starter, false, null, command.Email, command.Locale, false, command.ParentId, Mode: ModeOf(command));

    public static MerchantState Recorded(string id, string type, DateTimeOffset now, MerchantState state, string? data = null)
    {
        var sequence = checked(state.LastEvent + 1);
        data ??= JsonSerializer.Serialize(View(id, state), MerchantJson.Default.MerchantView);
        return state with { LastEvent = sequence, Outbox = [OutboxEvent.Of(type, id, id, sequence, now, data)] };
    }

    private static string EventType(MerchantCommand command) => command switch
    {
        MerchantCommand.Suspend => "merchant.suspended",
        MerchantCommand.Reinstate => "merchant.reinstated",
    };

    private static string EventType(KeyEvent what) => what switch
    {
        KeyEvent.Created => "merchant.api_key_created",
        KeyEvent.Revoked => "merchant.api_key_revoked",
        KeyEvent.Rotated => "merchant.api_key_rotated",
    };
}
