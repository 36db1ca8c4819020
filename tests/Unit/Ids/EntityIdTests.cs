using Payments.Ids;

namespace Payments.Tests.Unit.Ids;

public sealed class EntityIdTests
{
    [Fact]
    public void Derive_SameScopeAndKey_SameId() =>
        Assert.Equal(EntityId.Derive("mer", "adm_1", "key"), EntityId.Derive("mer", "adm_1", "key"));

    [Theory]
    [InlineData("mer", "adm_1", "other")]
    [InlineData("mer", "adm_2", "key")]
    [InlineData("pay", "adm_1", "key")]
    [InlineData("mer", "adm_1:k", "ey")]
    public void Derive_AnyPartDiffers_OtherId(string prefix, string scope, string key) =>
        Assert.NotEqual(EntityId.Body(EntityId.Derive("mer", "adm_1", "key")), EntityId.Body(EntityId.Derive(prefix, scope, key)));

    [Fact]
    public void Derive_ScopeAndKeyRunTogether_OtherId() =>
        Assert.NotEqual(EntityId.Derive("mer", "ab", "c"), EntityId.Derive("mer", "a", "bc"));

    [Fact]
    public void New_Always_WellFormedAndUnique()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => EntityId.New("mer")).ToHashSet();
        Assert.Equal(1000, ids.Count);
        Assert.All(ids, id => Assert.True(EntityId.IsWellFormed("mer", id), id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mer_")]
    [InlineData("mer_0000000000000000000000000")]
    [InlineData("mer_000000000000000000000000000")]
    [InlineData("pay_00000000000000000000000000")]
    [InlineData("mer-00000000000000000000000000")]
    [InlineData("mer_0000000000000000000000000U")]
    [InlineData("mer_0000000000000000000000000'")]
    public void IsWellFormed_AnythingElse_False(string? id) => Assert.False(EntityId.IsWellFormed("mer", id));
}
