namespace Payments.Webhooks.Addresses;

/// <summary>The name leads to an address that nothing is sent to.</summary>
public sealed class AddressRefusedException() : IOException("The name leads to an address that is not public.");
