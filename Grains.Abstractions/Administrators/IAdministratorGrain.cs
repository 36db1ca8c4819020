using Orleans.Concurrency;
using Payments.Keys;

namespace Payments.Administrators;

/// <summary>One administrator of the installation. Its key is the administrator's id.</summary>
[Alias("administrator")]
public interface IAdministratorGrain : IGrainWithStringKey
{
    /// <summary>Makes the digest a key of this administrator. Doing it again changes nothing.</summary>
    [Alias("ensure-key")]
    Task EnsureKey(KeyDigest digest);

    [ReadOnly, Alias("check-key")]
    Task<KeyCheck> CheckKey(KeyDigest digest);
}
