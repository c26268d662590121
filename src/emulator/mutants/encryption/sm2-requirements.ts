/** The private key does not lead to the data key, in either form of SM2. */
export const undecipherable = ["GDK-32", "GDK-33", "GDK-26", "GDK-39", "GDK-48"];
