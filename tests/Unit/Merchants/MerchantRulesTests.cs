using System.Text.Json;
using Payments.Keys;
using Payments.Merchants;
using Payments.Money;
using Payments.Requests;
using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Tests.Unit.Merchants;

public sealed class MerchantRulesTests
{
    private const string Id = "mer_00000000000000000000000000";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Register_ValidCommand_ActiveWithOneKeyAndOneEvent()
    {
        var state = Registered();

        Assert.Equal(MerchantStatus.Active, state.Status);
        Assert.Equal(Now, state.CreatedAt);
        Assert.Single(state.Keys);
        var recorded = Assert.Single(state.Outbox);
        Assert.Equal(("merchant.registered", 1L, Id), (recorded.Type, recorded.Sequence, recorded.ObjectId));
        Assert.Equal("active", JsonDocument.Parse(recorded.Data).RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(null, PaymentMode.Test)]
    [InlineData(PaymentMode.Test, PaymentMode.Test)]
    [InlineData(PaymentMode.Live, PaymentMode.Live)]
    public void Register_InAMode_KeptAndShown(PaymentMode? asked, PaymentMode mode)
    {
        var state = Registered(asked);

        Assert.Equal((mode, mode), (state.Mode, MerchantRules.View(Id, state).Mode));
        Assert.Equal(mode, MerchantRules.ViewAtRegistration(Id, state, Command(asked)).Mode);
    }

    [Theory]
    [InlineData(new[] { ApiKeyKind.MerchantTest }, PaymentMode.Test)]
    [InlineData(new[] { ApiKeyKind.MerchantTest, ApiKeyKind.MerchantLive }, PaymentMode.Live)]
    public void ModeOf_StoredBeforeThereWasOne_ItsKeysSayItAndTheOthersAreGoodForNothing(ApiKeyKind[] kinds, PaymentMode mode)
    {
        var old = Registered() with { Mode = null, Keys = [.. kinds.Select(kind => new StoredKey(kind.ToString(), kind, "", Now))] };

        Assert.Equal(mode, MerchantRules.ModeOf(old));
        Assert.Equal([KeyRing.KindOf(mode)], old.Keys.Where(key => MerchantRules.IsOfMode(old, key)).Select(key => key.Kind));
    }

    [Theory]
    [InlineData(PaymentMode.Test, null, PaymentMode.Test)]
    [InlineData(PaymentMode.Test, PaymentMode.Live, null)]
    [InlineData(PaymentMode.Live, null, PaymentMode.Live)]
    [InlineData(PaymentMode.Live, PaymentMode.Test, PaymentMode.Test)]
    public void SubAccount_OfTheParentsModeOrATestOne_AndNeverALiveOneOfATestOne(PaymentMode parent, PaymentMode? asked, PaymentMode? mode)
    {
        var command = MerchantRules.SubAccount(Registered(parent), Command(asked));

        Assert.Equal(mode, command.Value?.Mode);
        Assert.Equal(mode is null ? "SUB_ACCOUNT_MODE" : null, command.Refusal?.Code);
    }

    [Fact]
    public void Change_Suspend_StatusReasonAndNextEvent()
    {
        var state = MerchantRules.Change(Id, Registered(), MerchantCommand.Suspend, "fraud", Now).Value!;

        Assert.Equal((MerchantStatus.Suspended, "fraud"), (state.Status, state.StatusReason));
        var recorded = Assert.Single(state.Outbox);
        Assert.Equal(("merchant.suspended", 2L), (recorded.Type, recorded.Sequence));
    }

    [Fact]
    public void Change_NotInTable_RefusedWithCode()
    {
        var refused = MerchantRules.Change(Id, Registered(), MerchantCommand.Reinstate, "why not", Now);
        Assert.Equal(("MERCHANT_STATUS_CONFLICT", RefusalKind.Conflict), (refused.Refusal!.Code, refused.Refusal.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0000b")]
    public void Change_BadReason_RefusedWithField(string reason)
    {
        var refused = MerchantRules.Change(Id, Registered(), MerchantCommand.Suspend, reason, Now);
        Assert.Equal(("INVALID_FIELD", "reason"), (refused.Refusal!.Code, refused.Refusal.Field));
    }

    [Fact]
    public void Change_ReasonWithHalfACharacter_Refused()
    {
        // Built here: an attribute's text is UTF-8, which cannot hold half of a surrogate pair.
        var refused = MerchantRules.Change(Id, Registered(), MerchantCommand.Suspend, "half " + '\ud800', Now);
        Assert.Equal("reason", refused.Refusal?.Field);
    }

    [Fact]
    public void ViewAtRegistration_AfterEveryKindOfChange_StillTheFirstAnswer()
    {
        var state = MerchantRules.Change(Id, Registered(), MerchantCommand.Suspend, "fraud", Now).Value!;
        state = MerchantTierRules.ChangeTier(Id, state, new(TierName.Premium, "grown", "adm_1"), Now).Value!;
        state = MerchantTierRules.Limit(Id, state, new(true, "review"), Now).Value!;

        var first = MerchantRules.ViewAtRegistration(Id, state, Command("Shop", "DE", "EUR", "Europe/Berlin"));

        Assert.Equal(MerchantRules.View(Id, Registered()), first);
    }

    [Theory]
    [InlineData("name", "", "DE", "EUR", "Etc/UTC")]
    [InlineData("name", "a\nb", "DE", "EUR", "Etc/UTC")]
    [InlineData("country", "Shop", "de", "EUR", "Etc/UTC")]
    [InlineData("country", "Shop", "XX", "EUR", "Etc/UTC")]
    [InlineData("settlement_currency", "Shop", "DE", "eur", "Etc/UTC")]
    [InlineData("settlement_currency", "Shop", "DE", "DM", "Etc/UTC")]
    [InlineData("time_zone", "Shop", "DE", "EUR", "Mars/Olympus")]
    [InlineData("time_zone", "Shop", "DE", "EUR", "../../etc/passwd")]
    public void Check_BadInput_RefusedWithItsField(string field, string name, string country, string currency, string zone) =>
        Assert.Equal(field, MerchantInput.Check(Command(name, country, currency, zone))?.Field);

    [Fact]
    public void Check_NameTooLong_Refused() =>
        Assert.Equal("name", MerchantInput.Check(Command(new string('x', MerchantInput.MaxName + 1), "DE", "EUR", "Etc/UTC"))?.Field);

    [Theory]
    [InlineData("Shop", "DE", "EUR", "Europe/Berlin")]
    [InlineData("商店 🏪", "CN", "CNY", "Asia/Shanghai")]
    public void Check_GoodInput_Accepted(string name, string country, string currency, string zone) =>
        Assert.Null(MerchantInput.Check(Command(name, country, currency, zone)));

    [Fact]
    public void State_StoredAndRead_LosesNothingButTheOutbox()
    {
        var state = Registered();
        var json = JsonSerializer.Serialize(state, MerchantJson.Default.MerchantState);
        var read = JsonSerializer.Deserialize(json, MerchantJson.Default.MerchantState)!;

        Assert.DoesNotContain("outbox", json, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(MerchantRules.View(Id, state), MerchantRules.View(Id, read));
        Assert.Equal(json, JsonSerializer.Serialize(read, MerchantJson.Default.MerchantState));
        Assert.Equal((state.Registration, state.LastEvent), (read.Registration, read.LastEvent));
    }

    [Fact]
    public void State_GoldenFile_StillReads()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Merchants/merchant.golden.json"), MerchantJson.Default.MerchantState)!;

        Assert.Equal(("Golden Shop", MerchantStatus.Suspended, "fraud", 2L), (state.Name, state.Status, state.StatusReason, state.LastEvent));
        Assert.Equal(ApiKeyKind.MerchantTest, Assert.Single(state.Keys).Kind);
        Assert.Equal("feed", state.Registration.Fingerprint);
        // It was written before there were tiers.
        Assert.Equal((TierName.Starter, 0, null, null), (state.Tier, state.TierHistory.Length, state.Overrides, state.LimitedReason));
    }

    private static MerchantState Registered(PaymentMode? mode = null) => MerchantRules.Register(
        Id,
        Command(mode),
        new CreatingRequest { Fingerprint = "f", Salt = "00" },
        new StoredKey("key_1", ApiKeyKind.MerchantTest, "ab", Now),
        Now);

    private static RegisterMerchant Command(PaymentMode? mode) => Command("Shop", "DE", "EUR", "Europe/Berlin") with { Mode = mode };

    private static RegisterMerchant Command(string name, string country, string currency, string zone) =>
        new(new IdempotentRequest(new SecretText("k"), "f"), name, country, currency, zone);
}
