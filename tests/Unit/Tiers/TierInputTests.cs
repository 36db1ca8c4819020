using System.Text.Json;
using Payments.Tiers;

namespace Payments.Tests.Unit.Tiers;

public sealed class TierInputTests
{
    [Fact]
    public void Check_GoodTerms_Accepted() => Assert.Null(TierInput.Check(Samples.Terms));

    [Theory]
    [MemberData(nameof(Bad))]
    public void Check_BadTerms_RefusedWithTheirField(string field, Func<TierTerms, TierTerms> spoil) =>
        Assert.Equal(("INVALID_FIELD", field), (TierInput.Check(spoil(Samples.Terms))?.Code, TierInput.Check(spoil(Samples.Terms))?.Field));

    [Fact]
    public void State_GoldenFile_StillReads()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Tiers/tier.golden.json"), TierJson.Default.TierState)!;

        Assert.Equal(("adm_0000000000000000000000000a", 2026), (state.ChangedBy, state.ChangedAt?.Year));
        Assert.Equal([TierFeature.MultiCurrency], state.Terms!.Features.AsEnumerable());
        Assert.Equal(Samples.Terms, state.Terms with { Features = Samples.Terms.Features });
    }

    [Fact]
    public void NextAndPrevious_EveryTier_GoThroughTheOrderAndEndThere()
    {
        Assert.Equal([TierName.Starter, TierName.Business, TierName.Enterprise, TierName.Premium], TierNames.CheapestFirst.AsEnumerable());
        Assert.Equal([TierName.Business, TierName.Enterprise, TierName.Premium, null], TierNames.CheapestFirst.Select(TierNames.Next));
        Assert.Equal([null, TierName.Starter, TierName.Business, TierName.Enterprise], TierNames.CheapestFirst.Select(TierNames.Previous));
        Assert.All(TierNames.CheapestFirst, tier => Assert.Equal(tier, TierNames.Of(TierNames.Word(tier))));
        Assert.Null(TierNames.Of("gold"));
    }

    public static TheoryData<string, Func<TierTerms, TierTerms>> Bad() => new()
    {
        { "limits.per_payment", terms => terms with { Limits = terms.Limits with { PerPayment = 0 } } },
        { "limits.per_day", terms => terms with { Limits = terms.Limits with { PerDay = 9_999 } } },
        { "limits.per_month", terms => terms with { Limits = terms.Limits with { PerMonth = 99_999 } } },
        { "limits.per_month", terms => terms with { Limits = terms.Limits with { PerMonth = TierInput.MaxLimit + 1 } } },
        { "fee.parts_per_million", terms => terms with { Fee = terms.Fee with { PartsPerMillion = 1_000_001 } } },
        { "fee.minimum", terms => terms with { Fee = terms.Fee with { Minimum = -0.01m } } },
        { "fee.minimum", terms => terms with { Fee = terms.Fee with { Minimum = 0.00001m } } },
        { "withdrawal_fee.parts_per_million", terms => terms with { WithdrawalFee = terms.WithdrawalFee with { PartsPerMillion = -1 } } },
        { "withdrawal_fee.fixed", terms => terms with { WithdrawalFee = terms.WithdrawalFee with { Fixed = 1_000_001 } } },
        { "features", terms => terms with { Features = default } },
        { "features", terms => terms with { Features = [TierFeature.Recurring, TierFeature.Recurring] } },
        { "features", terms => terms with { Features = [(TierFeature)99] } },
        { "settlement_cycle", terms => terms with { SettlementCycle = (SettlementCycle)99 } },
        { "support.level", terms => terms with { Support = terms.Support with { Level = (SupportLevel)99 } } },
        { "api_keys", terms => terms with { ApiKeys = 0 } },
        { "sub_accounts", terms => terms with { SubAccounts = -1 } },
        { "support.answer_within_hours", terms => terms with { Support = terms.Support with { AnswerWithinHours = 0 } } },
        { "data_kept_days", terms => terms with { DataKeptDays = 0 } },
        { "api_rate.per_second", terms => terms with { ApiRate = terms.ApiRate with { PerSecond = 0 } } },
        { "api_rate.per_minute", terms => terms with { ApiRate = terms.ApiRate with { PerMinute = 9 } } },
        { "api_rate.per_hour", terms => terms with { ApiRate = terms.ApiRate with { PerHour = 499 } } },
        { "api_rate.concurrent", terms => terms with { ApiRate = terms.ApiRate with { Concurrent = 0 } } },
    };
}
