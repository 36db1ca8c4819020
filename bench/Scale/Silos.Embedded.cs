using Payments.Bench.Pay;
using Payments.Tests;

namespace Payments.Bench.Scale;

/// <summary>The embedded engine has no clusters.</summary>
internal static class Silos
{
    public static bool AreThere => false;

    public static Task<Installation> StartAsync(PrivatePostgres server, int count) => throw new NotSupportedException("The embedded engine has no clusters.");
}
