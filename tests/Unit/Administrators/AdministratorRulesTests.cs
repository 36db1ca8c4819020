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
        var revoked = AdministratorRules.WithKeys(state, KeyRing.Revoke(keys, keys[0].Id, Now).Value!.Keys);

        Assert.Same(revoked, AdministratorRules.Ensure(Id, revoked, new KeyDigest("ab"), Now));
        Assert.Null(KeyRing.Find(AdministratorRules.KeysOf(Id, revoked), new KeyDigest("ab"), Now));
    }

    [Fact]
    public void WithKeys_StateFromBeforeIds_KeysMoveOnce()
    {
        var old = new AdministratorState { Keys = ["ab"], CreatedAt = Now };
        var moved = AdministratorRules.WithKeys(old, AdministratorRules.KeysOf(Id, old));

        Assert.Empty(moved.Keys);
        Assert.Equal(AdministratorRules.KeysOf(Id, old).Single().Id, AdministratorRules.KeysOf(Id, moved).Single().Id);
    }

    [Fact]
    public void Check_UndefinedValues_RefusedWithField()
    {
        Assert.Equal("role", AdministratorRules.Check(new ChangeAdministrator(Role: (AdministratorRole)9))?.Field);
        Assert.Equal("status", AdministratorRules.Check(new ChangeAdministrator(Status: (AdministratorStatus)9))?.Field);
        Assert.Equal("name", AdministratorRules.Check(new ChangeAdministrator(Name: " "))?.Field);
    }
}
