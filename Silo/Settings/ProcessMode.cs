namespace Payments.Silo.Settings;

/// <summary>What a front end process carries.</summary>
public enum ProcessMode
{
    /// <summary>The API and a silo in one process.</summary>
    All,

    /// <summary>The API alone; the silos are elsewhere.</summary>
    Frontend,
}
