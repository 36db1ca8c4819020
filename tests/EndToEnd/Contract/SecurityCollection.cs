using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>The generated suites of what must be refused: one platform, and one suite at a time, so that each sees what it has changed.</summary>
[CollectionDefinition(Name)]
public sealed class SecurityCollection : ICollectionFixture<PaymentFixture>
{
    public const string Name = "security";
}
