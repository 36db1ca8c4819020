using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class ReferenceTests(SharedEngine engine) : SharedEngineTests(engine)
{
    [Fact]
    public async Task GetGrain_ByStringGuidAndInteger_ReachesTheGrainOfThatKey()
    {
        var text = NewKey();
        var guid = Guid.NewGuid();

        Assert.Equal($"string {text}", await Grain<IStringKeyGrain>(text).Name());
        Assert.Equal($"guid {guid}", await Host.Grains.GetGrain<IGuidKeyGrain>(guid).Name());
        Assert.Equal("integer -42", await Host.Grains.GetGrain<IIntegerKeyGrain>(-42).Name());
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("slash/and+plus")]
    [InlineData("Ünïcode 漢字")]
    [InlineData("a")]
    public async Task GetGrain_ByAnyText_KeepsTheKey(string key) =>
        Assert.Equal($"string {key}", await Grain<IStringKeyGrain>(key).Name());

    [Fact]
    public async Task GetGrain_TwiceWithOneKey_IsTheSameReference()
    {
        var key = NewKey();

        Assert.Equal(Grain<IStringKeyGrain>(key), Grain<IStringKeyGrain>(key));
        Assert.NotEqual(Grain<IStringKeyGrain>(key), Grain<IStringKeyGrain>(NewKey()));
        Assert.Equal(key, Grain<IStringKeyGrain>(key).GetPrimaryKeyString());
        Assert.True(await Grain<IStringKeyGrain>(key).IsSelf(Grain<IStringKeyGrain>(key)));
        Assert.False(await Grain<IStringKeyGrain>(key).IsSelf(Grain<IStringKeyGrain>(NewKey())));
    }

    [Fact]
    public async Task Reference_AsAnArgument_IsCalledBack()
    {
        var guid = Host.Grains.GetGrain<IGuidKeyGrain>(Guid.NewGuid());

        Assert.Equal(await guid.Name(), await Grain<IStringKeyGrain>(NewKey()).NameOf(guid));
    }

    [Fact]
    public async Task Reference_KeptByAGrain_IsCalledLater()
    {
        var keeper = Grain<IStringKeyGrain>(NewKey());
        var other = NewKey();
        await keeper.Remember(Grain<IStringKeyGrain>(other));

        Assert.Equal($"string {other}", await keeper.NameOfRemembered());
    }

    [Fact]
    public async Task Reference_OfAGrainToItself_ReachesItFromOutside()
    {
        var key = NewKey();

        var self = await Grain<IStringKeyGrain>(key).Self();

        Assert.Equal($"string {key}", await self.Name());
        Assert.Equal(Grain<IStringKeyGrain>(key), self);
    }
}
