using System.Text.Json;
using Payments.Administrators;
using Payments.Keys;

namespace Payments.Tests.Unit.Administrators;

public sealed class AdministratorRulesTests
{
    private const string Id = "adm_0000000000000000000000000a";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void State_GoldenFileFromBeforeRoles_IsAnActiveOwnerWithItsKeys()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Administrators/administrator.first.golden.json"), AdministratorJson.Default.AdministratorState)!;

        Assert.True(AdministratorRules.View(Id, state).IsActiveOwner());
        Assert.Equal("", state.Name);
        Assert.Equal(["abcd", "ef01"], AdministratorRules.KeysOf(Id, state).Select(key => key.Digest));
    }

    [Fact]
    public void State_GoldenFile_StillReads()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Administrators/administrator.golden.json"), AdministratorJson.Default.AdministratorState)!;

        Assert.Equal(("Ada", AdministratorRole.Finance, AdministratorStatus.Disabled), (state.Name, state.Role, state.Status));
        var key = Assert.Single(AdministratorRules.KeysOf(Id, state));
        Assert.Equal(("abcd", "prev"), (key.Digest, Assert.Single(key.Rotations).PreviousDigest));
        Assert.Empty(key.Scopes);
    }

    [Fact]
    public void Ensure_KnownKey_ChangesNothing()
    {
        var state = AdministratorRules.Ensure(Id, new AdministratorState(), new KeyDigest("ab"), Now);
        Assert.Same(state, AdministratorRules.Ensure(Id, state, new KeyDigest("ab"), Now));
    }

    [Fact]
    public void Ensure_RevokedKeyOfTheSettings_StaysRevoked()
    {
        var state = AdministratorRules.Ensure(Id, new AdministratorState(), new KeyDigest("ab"), Now);
        var keys = AdministratorRules.KeysOf(Id, state);
        var revoked = AdministratorRules.WithKeys(Id, state, KeyRing.Revoke(keys, keys[0].Id, Now).Value!, Now);

        Assert.Same(revoked, AdministratorRules.Ensure(Id, revoked, new KeyDigest("ab"), Now));
        Assert.Null(KeyRing.Find(AdministratorRules.KeysOf(Id, revoked), new KeyDigest("ab"), Now));
    }

    [Fact]
    public void WithKeys_StateFromBeforeIds_KeysMoveOnce()
    {
        var old = new AdministratorState { Keys = ["ab"], CreatedAt = Now };
        var keys = AdministratorRules.KeysOf(Id, old);
        var moved = AdministratorRules.WithKeys(Id, old, KeyRing.Revoke(keys, keys[0].Id, Now).Value!, Now);

        Assert.Empty(moved.Keys);
        Assert.Equal(keys.Single().Id, AdministratorRules.KeysOf(Id, moved).Single().Id);
    }

    [Fact]
    public void Check_UndefinedValues_RefusedWithField()
    {
        Assert.Equal("role", AdministratorRules.Check(new ChangeAdministrator(Role: (AdministratorRole)9))?.Field);
        Assert.Equal("status", AdministratorRules.Check(new ChangeAdministrator(Status: (AdministratorStatus)9))?.Field);
        Assert.Equal("name", AdministratorRules.Check(new ChangeAdministrator(Name: " "))?.Field);
    }

    [Fact]
    public void Changes_EachIsAnEventOfThePlatformWithWhoMadeIt()
    {
        var key = new StoredKey("key_1", ApiKeyKind.Administrator, "ab", Now) { Scopes = [] };
        var made = AdministratorRules.Create(Id, new CreateAdministrator(new(new SecretText("k"), "f"), "Ada", AdministratorRole.Viewer, "adm_1"), new CreatingRequest(), key, Now);
        var promoted = AdministratorRules.Change(Id, made, new ChangeAdministrator(Role: AdministratorRole.Finance, By: "adm_2"), Now).Value!;
        var revoked = AdministratorRules.WithKeys(Id, promoted, KeyRing.Revoke(promoted.ApiKeys, "key_1", Now).Value!, Now);

        Assert.Equal(
            [("administrator.created", 1L, "platform", Id), ("administrator.changed", 2L, "platform", Id), ("administrator.api_key_revoked", 3L, "platform", Id)],
            ((AdministratorState[])[made, promoted, revoked]).Select(state => Assert.Single(state.Outbox)).Select(one => (one.Type, one.Sequence, one.MerchantId, one.ObjectId)));
        Assert.Contains("\"changed_by\":\"adm_1\"", made.Outbox[0].Data, StringComparison.Ordinal);
        Assert.Contains("\"role\":\"finance\"", promoted.Outbox[0].Data, StringComparison.Ordinal);
        Assert.Contains("\"changed_by\":\"adm_2\"", promoted.Outbox[0].Data, StringComparison.Ordinal);
        Assert.DoesNotContain("\"ab\"", revoked.Outbox[0].Data, StringComparison.Ordinal);
    }

    [Fact]
    public void Change_NothingNew_SameStateAndNoEvent()
    {
        var state = AdministratorRules.Ensure(Id, new AdministratorState(), new KeyDigest("ab"), Now);

        Assert.Equal(("administrator.created", 1L), (Assert.Single(state.Outbox).Type, state.LastEvent));
        Assert.Same(state, AdministratorRules.Change(Id, state, new ChangeAdministrator(Role: state.Role, By: "adm_2"), Now).Value);
        Assert.Equal(("administrator.api_key_created", 2L), (Assert.Single(AdministratorRules.Ensure(Id, state, new KeyDigest("cd"), Now).Outbox).Type, 2L));
    }
}
