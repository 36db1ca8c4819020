namespace Payments.Secrets;

/// <summary>A kind of row that keeps sealed secrets; the job <see cref="SecretRenewalJob"/> brings them under the first key.</summary>
public interface ISealedSecrets
{
    /// <summary>Which kind; without spaces, and never changed, since runs remember it.</summary>
    string Name { get; }

    /// <summary>The next rows with a secret that does not begin with this, by their ids.</summary>
    Task<List<string>> Next(string prefix, string after, int most, CancellationToken cancellation);

    /// <summary>Seals a row's secrets under the first key; doing it again changes nothing.</summary>
    Task Renew(string id);
}
