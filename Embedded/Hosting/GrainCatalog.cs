using System.Collections.Frozen;
using System.Reflection;
using Payments.Embedded.Activations;
using Payments.Embedded.Calls;

namespace Payments.Embedded;

/// <summary>All grain classes and interfaces of the silo, found once at start.</summary>
internal sealed class GrainCatalog
{
    private readonly GrainProxies _proxies = new();
    private readonly FrozenDictionary<GrainType, GrainClass> _byType;
    private readonly FrozenDictionary<Type, GrainClass[]> _byInterface;

    public GrainCatalog(EmbeddedSilo silo)
    {
        var traits = silo.Options.GrainAssemblies.Distinct().SelectMany(assembly => assembly.GetTypes())
            .Where(GrainTraits.IsGrainClass).Select(GrainTraits.Of).ToArray();
        if (traits.GroupBy(one => one.GrainType).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new OrleansException(
                $"Grain type \"{twice.Key}\" is claimed by {string.Join(" and ", twice.Select(one => one.Type))}; give one of them another [GrainType].");
        }

        RegisterProxies([typeof(IRemindable).Assembly, .. traits.SelectMany(one => one.Interfaces).Select(one => one.Assembly)]);
        Classes = [.. traits.Select(one => new GrainClass(silo, one))];
        _byType = Classes.ToFrozenDictionary(one => one.GrainType);
        _byInterface = Classes.SelectMany(one => one.Interfaces, (one, type) => (type, one))
            .GroupBy(pair => pair.type, pair => pair.one).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    public IReadOnlyList<GrainClass> Classes { get; }

    public object Reference(Type interfaceType, IdSpan key, string? classNamePrefix)
    {
        if (key.IsDefault) throw new ArgumentException("A grain's key must not be empty.", nameof(key));
        return Reference(interfaceType, ClassOf(interfaceType, classNamePrefix), key);
    }

    public object Reference(Type interfaceType, GrainId id)
    {
        if (!_byType.TryGetValue(id.Type, out var grainClass))
        {
            throw new ArgumentException($"There is no grain class for {id}; known types: {string.Join(", ", _byType.Keys)}.", nameof(id));
        }

        return Reference(interfaceType == typeof(IAddressable) || interfaceType == typeof(IGrain) ? grainClass.Interfaces[0] : interfaceType, grainClass, id.Key);
    }

    public GrainReference Reference(Type interfaceType, GrainClass grainClass, IdSpan key)
    {
        if (!interfaceType.IsAssignableFrom(grainClass.Type))
        {
            throw new InvalidCastException($"{grainClass.Type} does not implement {interfaceType}.");
        }

        var make = _proxies.Find(interfaceType) ?? throw new OrleansException(
            $"{interfaceType} has no proxy: its project must set UsesGrains, so that the generator of the embedded engine runs there.");
        return make(new(grainClass, key));
    }

    private GrainClass ClassOf(Type interfaceType, string? classNamePrefix)
    {
        var candidates = _byInterface.GetValueOrDefault(interfaceType, []);
        if (classNamePrefix is not null && candidates.Length > 1)
        {
            candidates = [.. candidates.Where(one => one.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal))];
        }

        return candidates switch
        {
            [var only] => only,
            [] => throw new ArgumentException($"No grain class implements {interfaceType}. Is its assembly among GrainAssemblies?"),
            _ => throw new ArgumentException(
                $"{interfaceType} is implemented by {string.Join(" and ", candidates.Select(one => one.Type.FullName))}; say which by grainClassNamePrefix."),
        };
    }

    private void RegisterProxies(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies.Distinct())
        {
            if (assembly.GetCustomAttribute<GrainProxiesAttribute>() is not { } attribute) continue;
            ((IGrainProxyRegistration)Activator.CreateInstance(attribute.Registration)!).Register(_proxies);
        }
    }
}
