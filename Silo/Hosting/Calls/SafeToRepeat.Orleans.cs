using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;
using Payments.Requests;

namespace Payments.Silo.Hosting.Calls;

/// <summary>
/// Which grain methods may be called again when their answer was lost: those that only read, and those whose grain
/// recognises the request by its <see cref="IdempotentRequest"/>.
/// </summary>
public static class SafeToRepeat
{
    private static readonly ConcurrentDictionary<MethodInfo, bool> Known = new();

    public static bool Includes(MethodInfo method) => Known.GetOrAdd(method, Decide);

    private static bool Decide(MethodInfo method) =>
        method.IsDefined(typeof(ReadOnlyAttribute)) || method.GetParameters().Any(parameter => Carries(parameter.ParameterType));

    private static bool Carries(Type message) =>
        message == typeof(IdempotentRequest) || message.GetProperties().Any(property => property.PropertyType == typeof(IdempotentRequest));
}
