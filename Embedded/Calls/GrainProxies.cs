using System.ComponentModel;

namespace Payments.Embedded.Calls;

/// <summary>Names the generated type that registers all proxies of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GrainProxiesAttribute(Type registration) : Attribute
{
    public Type Registration { get; } = registration;
}

[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGrainProxyRegistration
{
    void Register(GrainProxies proxies);
}

/// <summary>How to make the proxy of each grain interface.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GrainProxies
{
    private readonly Dictionary<Type, Func<GrainAddress, GrainReference>> _factories = [];

    public void Add(Type interfaceType, Func<GrainAddress, GrainReference> factory) => _factories[interfaceType] = factory;

    internal Func<GrainAddress, GrainReference>? Find(Type interfaceType) => _factories.GetValueOrDefault(interfaceType);
}
