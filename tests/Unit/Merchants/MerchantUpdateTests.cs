using System.Text.Json;
using Payments.Keys;
using Payments.Merchants;

namespace Payments.Tests.Unit.Merchants;

public sealed class MerchantUpdateTests
{
    private const string Id = "mer_00000000000000000000000000";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly MerchantState Shop = new() { Name = "Shop", Country = "DE", SettlementCurrency = "EUR", TimeZone = "Etc/UTC", LastEvent = 1 };

    [Fact]
    public void Update_SomeFields_OthersStayAndOneEvent()
    {
        var next = MerchantRules.Update(Id, Shop, new ChangeMerchant(Email: "pay@shop.example", RequireSignature: true), Now).Value!;

        Assert.Equal(("Shop", "pay@shop.example", "Etc/UTC", true), (next.Name, next.Email, next.TimeZone, next.RequireSignature));
        Assert.Equal(("merchant.changed", 2L), (Assert.Single(next.Outbox).Type, next.LastEvent));
    }

    [Fact]
    public void Update_Nothing_SameStateAndNoEvent() => Assert.Same(Shop, MerchantRules.Update(Id, Shop, new ChangeMerchant(Name: "Shop"), Now).Value);

    [Theory]
    [InlineData("name", "", null, null, null)]
    [InlineData("email", null, "shop.example", null, null)]
    [InlineData("email", null, "a@b", null, null)]
    [InlineData("email", null, "a@b.c, d@e.f", null, null)]
    [InlineData("email", null, "", null, null)]
    [InlineData("time_zone", null, null, "Mars/Olympus", null)]
    [InlineData("locale", null, null, null, "de")]
    public void Update_BadValue_RefusedWithField(string field, string? name, string? email, string? zone, string? locale) =>
        Assert.Equal(field, MerchantRules.Update(Id, Shop, new ChangeMerchant(name, email, zone, locale), Now).Refusal?.Field);

    [Fact]
    public void ReserveSubAccount_UpToTheTiersNumber_ThenRefused()
    {
        var one = MerchantRules.ReserveSubAccount(Shop, "mer_a", 1).Value!;

        Assert.Same(one, MerchantRules.ReserveSubAccount(one, "mer_a", 1).Value);
        Assert.Equal("SUB_ACCOUNT_LIMIT_REACHED", MerchantRules.ReserveSubAccount(one, "mer_b", 1).Refusal?.Code);
    }

    [Fact]
    public void ReserveSubAccount_OfASubAccount_Refused() =>
        Assert.Equal("SUB_ACCOUNT_NESTED", MerchantRules.ReserveSubAccount(Shop with { ParentId = "mer_p" }, "mer_a", 9).Refusal?.Code);

    [Fact]
    public void State_GoldenFileWithKeys_StillReads()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Merchants/merchant.keys.golden.json"), MerchantJson.Default.MerchantState)!;

        Assert.Equal(("pay@shop.example", "zh-CN", "mer_0000000000000000000000000p", true), (state.Email, state.Locale, state.ParentId, state.RequireSignature));
        Assert.Equal(["mer_0000000000000000000000000s"], state.SubAccounts.AsEnumerable());
        var key = Assert.Single(state.Keys);
        Assert.Equal([Scope.Pay, Scope.Refund], key.Scopes.AsEnumerable());
        Assert.Equal(KeyStatus.Revoked, KeyRing.View(key).Status);
    }

    [Fact]
    public void Key_StoredBeforeScopes_KeepsAllOfThem()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Merchants/merchant.golden.json"), MerchantJson.Default.MerchantState)!;

        Assert.Equal(Scopes.All.AsEnumerable(), Assert.Single(state.Keys).Scopes.AsEnumerable());
        Assert.Empty(state.SubAccounts);
    }
}
