using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Payments.Embedded.State;

namespace Payments.Embedded.Activations;

/// <summary>Constructs grains of one class and reads their states.</summary>
internal sealed class GrainMaker
{
    private readonly ObjectFactory _construct;
    private readonly Func<Activation, object>[] _arguments;
    private readonly bool _needsServices;

    public GrainMaker(Type type)
    {
        var constructor = ConstructorOf(type);
        var given = new List<(Type Type, Func<Activation, object> Make)>();
        foreach (var parameter in constructor.GetParameters())
        {
            if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
            {
                given.Add((parameter.ParameterType, PersistentStates.FactoryFor(type, parameter, state)));
            }
            else if (parameter.ParameterType == typeof(IGrainContext))
            {
                given.Add((parameter.ParameterType, activation => activation));
            }
        }

        _construct = ActivatorUtilities.CreateFactory(type, [.. given.Select(argument => argument.Type)]);
        _arguments = [.. given.Select(argument => argument.Make)];
        _needsServices = constructor.GetParameters().Length > given.Count;
    }

    public async Task<IGrainBase> MakeAsync(Activation activation, CancellationToken cancellation)
    {
        var arguments = new object[_arguments.Length];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = _arguments[i](activation);
        // The scope of an activation is made only for those who use it.
        var grain = (IGrainBase)_construct(_needsServices ? activation.ActivationServices : activation.Silo.Services, arguments);
        activation.Constructed(grain);
        foreach (var argument in arguments)
        {
            if (argument is IActivationState state) await state.LoadAsync(cancellation);
        }

        return grain;
    }

    private static ConstructorInfo ConstructorOf(Type type)
    {
        var constructors = type.GetConstructors();
        var marked = constructors.Where(one => one.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute))).ToArray();
        return (marked.Length > 0 ? marked : constructors) is [var only]
            ? only
            : throw new OrleansException(
                $"Grain class {type} has {constructors.Length} public constructors; it needs exactly one, or one marked [ActivatorUtilitiesConstructor].");
    }
}
