namespace Payments.Channels;

/// <summary>Codes of ours, for what a provider says of an account and not of an order.</summary>
public static class ChannelFaults
{
    /// <summary>The provider does not know the account by its credentials. It has done nothing.</summary>
    public const string CredentialsRefused = "credentials_refused";

    /// <summary>The provider knows the account and does not allow it this call. It has done nothing.</summary>
    public const string PermissionRefused = "permission_refused";
}
