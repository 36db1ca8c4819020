using System.Text.Json;
using Payments.Events;
using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>What may happen to a merchant and what follows from it. Pure: no clock, no storage, no engine.</summary>
public static class MerchantRules
{
    public static MerchantState Register(string id, RegisterMerchant command, Registration registration, StoredKey key, DateTimeOffset now) =>
        Recorded(id, "merchant.registered", now, new MerchantState
        {
            Name = command.Name,
            Country = command.Country,
            SettlementCurrency = command.SettlementCurrency,
            TimeZone = command.TimeZone,
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

    public static MerchantView View(string id, MerchantState state) => new(
        id, state.Name, state.Country, state.SettlementCurrency, state.TimeZone, state.Status, state.StatusReason, state.CreatedAt,
        state.Tier, state.LimitedReason is not null, state.LimitedReason);

    /// <summary>The merchant as this registration left it, whatever happened since.</summary>
    public static MerchantView ViewAtRegistration(string id, MerchantState state, RegisterMerchant command) => new(
        id, command.Name, command.Country, command.SettlementCurrency, command.TimeZone, MerchantStatus.Active, null, state.CreatedAt,
        TierName.Starter, false, null);

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
}
