namespace Payments.Tests.EndToEnd.Scripts;

/// <summary>Each of these tests starts a database server and the platform: one at a time is enough for two cores.</summary>
[CollectionDefinition(nameof(Scripts))]
public sealed class Scripts;
