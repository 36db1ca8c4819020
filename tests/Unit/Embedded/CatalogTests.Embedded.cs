namespace Payments.Tests.Unit.Embedded;

public interface INobodysGrain : IGrainWithStringKey
{
    Task Call();
}

public interface ITwoClassesGrain : IGrainWithStringKey
{
    Task<string> Name();
}

public sealed class FirstOfTwoGrain : Grain, ITwoClassesGrain
{
    public Task<string> Name() => Task.FromResult("first");
}

public sealed class SecondOfTwoGrain : Grain, ITwoClassesGrain
{
    public Task<string> Name() => Task.FromResult("second");
}

public sealed class CatalogTests
{
    [Fact]
    public async Task GetGrain_OfAnInterfaceWithoutAClass_NamesTheInterface()
    {
        await using var silo = await SiloFixture.StartAsync();

        var error = Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain<INobodysGrain>("key"));

        Assert.Contains(nameof(INobodysGrain), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetGrain_OfAnInterfaceWithTwoClasses_NamesBothUnlessToldWhich()
    {
        await using var silo = await SiloFixture.StartAsync();

        var error = Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain<ITwoClassesGrain>("key"));

        Assert.Contains(nameof(FirstOfTwoGrain), error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(SecondOfTwoGrain), error.Message, StringComparison.Ordinal);
        Assert.Equal("second", await silo.Grains.GetGrain<ITwoClassesGrain>("key", typeof(SecondOfTwoGrain).FullName).Name());
    }

    [Fact]
    public async Task GetGrain_ByAnIdOfAnotherType_IsRefused()
    {
        await using var silo = await SiloFixture.StartAsync();

        Assert.Throws<InvalidCastException>(() => silo.Grains.GetGrain<IStepGrain>(GrainId.Create("firstoftwo", "key")));
        Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain<IStepGrain>(GrainId.Create("unheard-of", "key")));
    }
}
