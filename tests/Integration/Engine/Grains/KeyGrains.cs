namespace Payments.Tests.Integration.Engine.Grains;

[Alias("tests.named")]
public interface INamed : IGrain
{
    Task<string> Name();
}

[Alias("tests.key.string")]
public interface IStringKeyGrain : IGrainWithStringKey, INamed
{
    /// <summary>Calls a grain that came as an argument, whatever its class.</summary>
    Task<string> NameOf(INamed other);

    /// <summary>Hands a reference to itself to another grain, which calls it back later.</summary>
    Task<IStringKeyGrain> Self();

    Task<bool> IsSelf(IStringKeyGrain other);

    Task Remember(INamed other);

    Task<string> NameOfRemembered();
}

[Alias("tests.key.guid")]
public interface IGuidKeyGrain : IGrainWithGuidKey, INamed;

[Alias("tests.key.integer")]
public interface IIntegerKeyGrain : IGrainWithIntegerKey, INamed;

public sealed class StringKeyGrain : Grain, IStringKeyGrain
{
    private INamed? _remembered;

    public Task<string> Name() => Task.FromResult($"string {this.GetPrimaryKeyString()}");

    public Task<string> NameOf(INamed other) => other.Name();

    public Task<IStringKeyGrain> Self() => Task.FromResult(this.AsReference<IStringKeyGrain>());

    public Task<bool> IsSelf(IStringKeyGrain other) =>
        Task.FromResult(other.Equals(this.AsReference<IStringKeyGrain>()) && other.GetGrainId() == this.GetGrainId());

    public Task Remember(INamed other)
    {
        _remembered = other;
        return Task.CompletedTask;
    }

    public Task<string> NameOfRemembered() =>
        _remembered?.Name() ?? throw new InvalidOperationException("Nothing was remembered.");
}

public sealed class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<string> Name() => Task.FromResult($"guid {this.GetPrimaryKey()}");
}

public sealed class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<string> Name() => Task.FromResult($"integer {this.GetPrimaryKeyLong()}");
}
