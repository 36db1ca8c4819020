using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Payments.Embedded.Activations;

namespace Payments.Embedded.State;

/// <summary>Makes the state objects that grain constructors ask for.</summary>
internal static class PersistentStates
{
    private const string DefaultStorage = "Default";

    private static readonly MethodInfo OpenFactory =
        typeof(PersistentStates).GetMethod(nameof(Factory), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Func<Activation, object> FactoryFor(Type grainClass, ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        var type = parameter.ParameterType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new OrleansException($"Parameter {parameter.Name} of {grainClass} has [PersistentState], so it must be an IPersistentState<T>.");
        }

        return (Func<Activation, object>)OpenFactory.MakeGenericMethod(type.GetGenericArguments())
            .Invoke(null, [grainClass, attribute.StateName, attribute.StorageName ?? DefaultStorage])!;
    }

    private static Func<Activation, object> Factory<TState>(Type grainClass, string stateName, string storageName) =>
        activation =>
        {
            var storage = activation.Silo.Services.GetKeyedService<IGrainStorage>(storageName)
                ?? throw new OrleansException(
                    $"{grainClass} wants its state \"{stateName}\" from the storage \"{storageName}\", but no IGrainStorage is registered under that key.");
            return new PersistentState<TState>(activation, stateName, storage);
        };
}

/// <summary>A part of an activation that is read before OnActivateAsync.</summary>
internal interface IActivationState
{
    Task LoadAsync(CancellationToken cancellation);
}
